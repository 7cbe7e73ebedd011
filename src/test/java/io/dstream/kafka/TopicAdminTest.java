package io.dstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.embedded.EmbeddedKafka;
import io.dstream.embedded.EmbeddedKafkaConfig;
import io.dstream.embedded.TopicRecords;
import io.dstream.kafka.TopicAdmin.Created;
import io.dstream.kafka.TopicReport.Partition;
import io.dstream.kafka.TopicReport.Range;
import io.dstream.spec.DstreamException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicAdminTest {
  private static EmbeddedKafka kafka;
  private static TopicAdmin admin;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.withTopics());
    admin = TopicAdmin.connect(kafka.clientConfig());
  }

  @AfterAll
  static void stop() {
    admin.close();
    kafka.close();
  }

  @BeforeEach
  void deleteAll() throws InterruptedException {
    admin.delete(names(), false);
  }

  @Test
  void topicsAreCreatedListedAndDeleted() throws InterruptedException {
    assertThat(admin.create(topics("b", "a"), false))
        .containsExactly(
            new Created("b", true, Optional.of(1)), new Created("a", true, Optional.of(1)));
    assertThat(names()).containsExactly("a", "b");
    assertThat(admin.delete(List.of("a", "b", "a"), false)).containsExactly("a", "b");
    assertThat(names()).isEmpty();
  }

  @Test
  void aReportSaysWhereTheRecordsAreAndWhatWasSet() throws Exception {
    NewTopics wanted =
        new NewTopics(
            List.of("a"), Optional.of(2), Optional.of(1), Map.of("retention.ms", "60000"));
    admin.create(wanted, false);
    TopicRecords.send(kafka.clientConfig(), "a", "x", "y", "z");
    TopicReport report = admin.describe(List.of("a")).get(0);
    assertThat(report.records()).isEqualTo(3);
    assertThat(report)
        .isEqualTo(
            new TopicReport(
                "a",
                false,
                List.of(
                    partition(0, report.partitions().get(0).range().orElseThrow().end()),
                    partition(1, report.partitions().get(1).range().orElseThrow().end())),
                new TreeMap<>(Map.of("retention.ms", "60000"))));
  }

  @Test
  void aTopicThatIsThereIsAnErrorAndNoOtherIsCreated() throws InterruptedException {
    admin.create(topics("a"), false);
    assertFails(
        () -> admin.create(topics("b", "a"), false),
        "topic a is there already at " + kafka.address(),
        "--if-not-exists leaves it as it is");
    assertThat(names()).containsExactly("a");
    assertThat(admin.create(topics("b", "a"), true))
        .containsExactly(
            new Created("b", true, Optional.of(1)), new Created("a", false, Optional.of(1)));
  }

  @Test
  void aTopicThatIsMissingIsAnErrorAndNoOtherIsDeleted() throws InterruptedException {
    admin.create(topics("words"), false);
    assertFails(
        () -> admin.delete(List.of("words", "wrds"), false),
        "there is no topic wrds at " + kafka.address(),
        "did you mean words?");
    assertThat(names()).containsExactly("words");
    assertThat(admin.delete(List.of("words", "wrds"), true)).containsExactly("words");
  }

  @Test
  void whatTheBrokersCannotDoIsWrongUsage() {
    assertFails(
        () -> admin.create(new NewTopics(List.of("a"), none(), Optional.of(3), Map.of()), false),
        "--replication-factor: 3 replicas need as many brokers, and there is 1 at "
            + kafka.address(),
        null);
    assertFails(
        () -> admin.create(new NewTopics(List.of("a"), none(), none(), Map.of("b", "c")), false),
        "--topic-config: Unknown topic config name: b",
        null);
    assertThat(names()).isEmpty();
  }

  @Test
  void aNameThatCollidesWithAnotherIsWrongUsage() throws InterruptedException {
    admin.create(topics("a.b"), false);
    assertThatThrownBy(() -> admin.create(topics("a_b"), false))
        .isInstanceOf(DstreamException.class)
        .hasMessageContainingAll("cannot create topic a_b: ", "collides");
  }

  @Test
  void kafkasOwnTopicsAreSeenOnlyWhenAskedForAndNotDeleted() throws Exception {
    try (Admin client = Admin.create(kafka.clientConfig().clientProperties())) {
      client.listConsumerGroupOffsets("any").partitionsToOffsetAndMetadata().get();
    }
    String own = "__consumer_offsets";
    assertThat(names()).isEmpty();
    assertThat(admin.list(true)).extracting(TopicListing::name).containsExactly(own);
    assertFails(
        () -> admin.delete(List.of(own), false),
        "NAME: __consumer_offsets is Kafka's own topic: it is not deleted here",
        null);
  }

  private static Partition partition(int number, long end) {
    return new Partition(
        number, OptionalInt.of(1), List.of(1), List.of(1), Optional.of(new Range(0, end)));
  }

  private static NewTopics topics(String... names) {
    return new NewTopics(List.of(names), none(), none(), Map.of());
  }

  private static Optional<Integer> none() {
    return Optional.empty();
  }

  private static List<String> names() {
    return admin.list(false).stream().map(TopicListing::name).toList();
  }

  private static void assertFails(ThrowingCallable call, String message, String hint) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DstreamException.class,
            e -> {
              assertThat(e).hasMessage(message);
              assertThat(e.hint().orElse(null)).isEqualTo(hint);
              assertThat(e.exitStatus()).isEqualTo(2);
            });
  }
}
