package io.dstream.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.embedded.SharedKafka;
import io.dstream.embedded.TopicRecords;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.TopicSelection;
import io.dstream.spec.DstreamException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicConsumerTest {
  private static final Watch.Intervals SHORT =
      new Watch.Intervals(Duration.ofMillis(100), Duration.ofMillis(500));

  /** A member learns that another one came when its next heartbeat is answered. */
  private static final Map<String, String> OFTEN = Map.of("heartbeat.interval.ms", "100");

  @RegisterExtension static final SharedKafka kafka = new SharedKafka();
  private static Admin admin;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private final StopRequest stop = new StopRequest();
  private String topic;

  @BeforeAll
  static void connect() {
    admin = Admin.create(kafka.clientConfig().clientProperties());
  }

  @AfterAll
  static void disconnect() {
    admin.close();
  }

  @BeforeEach
  void createTopic(TestInfo test) {
    topic = test.getTestMethod().orElseThrow().getName();
    kafka.create(topic, 1);
  }

  @Test
  void itEndsWhereTheTopicEnds() throws Exception {
    send("a", "b", "c");
    assertThat(read(spec(true, none(), true, none()))).isEqualTo(3);
    assertThat(printed()).isEqualTo("a\nb\nc\n");
    assertThat(err).asString().isEmpty();
  }

  @Test
  void anEmptyTopicIsAtItsEnd() throws Exception {
    assertThat(read(spec(true, none(), true, none()))).isZero();
  }

  @Test
  void itEndsAfterTheCount() throws Exception {
    send("a", "b", "c");
    assertThat(read(spec(true, Optional.of(2L), false, none()))).isEqualTo(2);
    assertThat(printed()).isEqualTo("a\nb\n");
  }

  @Test
  void onlyWhatIsNewIsReadUntilTheStop() throws Exception {
    send("old");
    CompletableFuture<Long> reading = start(spec(false, none(), false, none()));
    await(err, "waits for new messages of " + topic + " at " + kafka.address());
    send("new");
    await(out, "new\n");
    stop.request();
    assertThat(reading.get()).isEqualTo(1);
    assertThat(printed()).isEqualTo("new\n");
  }

  @Test
  void aLongWaitIsSaidOnce() throws Exception {
    send("a", "b");
    CompletableFuture<Long> reading = start(spec(true, none(), false, none()), SHORT);
    String said = "dstream: waits for more messages: " + topic + "-0 is read up to offset 2\n";
    await(err, said);
    send("c");
    await(out, "c\n");
    stop.request();
    reading.get();
    assertThat(err).hasToString(said);
  }

  @Test
  void aGroupGoesOnWhereItWas() throws Exception {
    send("a", "b", "c");
    Optional<String> group = Optional.of(topic);
    read(spec(true, Optional.of(2L), false, group));
    assertThat(printed()).isEqualTo("a\nb\n");
    send("d");
    read(spec(true, none(), true, group));
    assertThat(printed()).isEqualTo("a\nb\nc\nd\n");
    assertThat(read(spec(true, none(), true, group))).isZero();
  }

  @Test
  void whoEndsWithItsGroupNeedsNoPartitionOfItsOwn() throws Exception {
    send("a", "b");
    Optional<String> group = Optional.of(topic);
    CompletableFuture<Long> other = start(spec(true, none(), false, group));
    await(out, "a\nb\n");
    // Whoever of them has the only partition, all of it is read.
    assertThat(start(spec(true, none(), true, group)).get()).isZero();
    stop.request();
    assertThat(other.get()).isEqualTo(2);
  }

  @Test
  void partitionsThatAppearAreReadFromTheirBeginning() throws Exception {
    CompletableFuture<Long> reading = start(spec(false, Optional.of(1L), false, none()), SHORT);
    await(err, "waits for new messages");
    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2))).all().get();
    TopicPartition appeared = new TopicPartition(topic, 1);
    TopicRecords.sendTo(kafka.clientConfig(), appeared, "in the new partition");
    reading.get();
    assertThat(printed()).isEqualTo("in the new partition\n");
  }

  @Test
  void aTopicThatIsDeletedMeanwhileIsAFailure() throws Exception {
    CompletableFuture<Long> reading = start(spec(false, none(), false, none()), SHORT);
    await(err, "waits for new messages");
    admin.deleteTopics(List.of(topic)).all().get();
    assertThatThrownBy(() -> reading.get())
        .cause()
        .isInstanceOfSatisfying(
            DstreamException.class, e -> assertThat(e.exitStatus()).isEqualTo(1))
        .hasMessage("there is no topic %s at %s", topic, kafka.address());
  }

  @Test
  void whatRetentionTookIsToldAndPassedOver() throws Exception {
    send("a", "b", "c");
    Optional<String> group = Optional.of(topic);
    read(spec(true, Optional.of(1L), false, group));
    admin
        .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(2)))
        .all()
        .get();
    read(spec(true, none(), true, group));
    assertThat(printed()).isEqualTo("a\nc\n");
    assertThat(err)
        .hasToString("dstream: offset 1 of %s-0 is gone; it goes on at 2\n".formatted(topic));
  }

  @Test
  void aPartitionThatIsNotThereIsWrongUsage() {
    ConsumeSpec third =
        new ConsumeSpec(
            kafka.clientConfig(),
            new TopicSelection.Named(List.of(topic)),
            List.of(0, 2),
            true,
            Optional.empty(),
            true,
            none());
    assertThatThrownBy(() -> read(third))
        .isInstanceOfSatisfying(
            DstreamException.class, e -> assertThat(e.hint()).contains("it has partition 0 only"))
        .hasMessage("--partition: topic %s has no partition 2", topic);
  }

  private ConsumeSpec spec(
      boolean fromBeginning, Optional<Long> count, boolean untilEnd, Optional<String> group) {
    return new ConsumeSpec(
        new KafkaClientConfig(kafka.address().toString(), OFTEN),
        new TopicSelection.Named(List.of(topic)),
        List.of(),
        fromBeginning,
        count,
        untilEnd,
        group);
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private long read(ConsumeSpec spec) throws IOException {
    return read(spec, Watch.Intervals.USUAL);
  }

  private long read(ConsumeSpec spec, Watch.Intervals intervals) throws IOException {
    Notices notices = Notices.to(new PrintWriter(err), false, false);
    return TopicConsumer.run(spec, RecordWriter.text(out, false), notices, stop, intervals);
  }

  private CompletableFuture<Long> start(ConsumeSpec spec) {
    return start(spec, Watch.Intervals.USUAL);
  }

  private CompletableFuture<Long> start(ConsumeSpec spec, Watch.Intervals intervals) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return read(spec, intervals);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void send(String... messages) throws Exception {
    TopicRecords.send(kafka.clientConfig(), topic, messages);
  }

  private String printed() {
    return out.toString(UTF_8);
  }

  private static void await(Object text, String part) {
    Awaitility.await().until(() -> text.toString().contains(part));
  }
}
