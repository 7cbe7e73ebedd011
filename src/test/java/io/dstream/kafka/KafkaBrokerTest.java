package io.dstream.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.embedded.EmbeddedKafka;
import io.dstream.embedded.EmbeddedKafkaConfig;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaBrokerTest {
  private static final KafkaTopic LINES = new KafkaTopic("lines", 2);
  private static final KafkaTopic WORDS = new KafkaTopic("words", 1);

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.withTopics(LINES, WORDS));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void requiredTopicsComeWithTheirPartitionsInTheOrderAskedFor() {
    assertThat(KafkaBroker.requireTopics(kafka.clientConfig(), List.of("words", "lines")))
        .containsExactly(WORDS, LINES);
  }

  @Test
  void aMissingTopicIsNamedWithTheBrokerAndWhatWasMeant() {
    assertFails(
        () -> KafkaBroker.requireTopics(kafka.clientConfig(), List.of("lines", "wrods")),
        2,
        "there is no topic wrods at " + kafka.address(),
        "did you mean words?");
  }

  @Test
  void whereNothingLikeItIsThereTheHintSaysWhatIs() {
    assertFails(
        () -> KafkaBroker.requireTopics(kafka.clientConfig(), List.of("orders", "bills")),
        2,
        "there are no topics orders, bills at " + kafka.address(),
        "it has lines, words");
  }

  @Test
  void aPatternFindsTopicsByTheirWholeName() {
    assertThat(KafkaBroker.topicsMatching(kafka.clientConfig(), Pattern.compile("l.*")))
        .containsExactly(LINES);
  }

  @Test
  void aTopicThatIsThereStaysAsItIs() {
    KafkaBroker.createMissingTopics(kafka.clientConfig(), List.of(new KafkaTopic("words", 9)));
    assertThat(KafkaBroker.requireTopics(kafka.clientConfig(), List.of("words")))
        .containsExactly(WORDS);
  }

  @Test
  void aBrokerThatIsNotThereIsNamed() throws IOException {
    try (Socket bound = new Socket()) { // nobody listens on its port, and nobody else can
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String address = "localhost:" + bound.getLocalPort();
      KafkaClientConfig config =
          new KafkaClientConfig(address, Map.of("request.timeout.ms", "500"));
      assertFails(
          () -> KafkaBroker.requireTopics(config, List.of("lines")),
          1,
          "cannot reach a Kafka broker at " + address,
          "name it with --bootstrap-server, or start one with dstream serve-kafka");
    }
  }

  @Test
  void aBrokerThatNamesAnAddressWhichCannotBeReachedIsToldApart() {
    String address = kafka.address().toString();
    assertThat(new AdvertisedBrokers(at -> false).trouble(kafka.clientConfig()))
        .contains(
            address
                + " answers, but the broker that it names, "
                + address
                + ", cannot be reached (advertised.listeners)");
    assertThat(AdvertisedBrokers.ofThisMachine().trouble(kafka.clientConfig())).isEmpty();
  }

  @Test
  void aBrokerWithAnUnknownNameIsNamed() {
    assertFails(
        () -> KafkaBroker.requireTopics(KafkaClientConfig.of("nowhere.invalid:1"), List.of("a")),
        1,
        "cannot reach a Kafka broker at nowhere.invalid:1: the host name is unknown",
        "name it with --bootstrap-server, or start one with dstream serve-kafka");
  }

  @Test
  void aWrongPropertyValueIsWrongUsage() {
    KafkaClientConfig config =
        new KafkaClientConfig(kafka.address().toString(), Map.of("request.timeout.ms", "soon"));
    assertFails(
        () -> KafkaBroker.requireTopics(config, List.of("lines")),
        2,
        "a Kafka property is wrong: Invalid value soon for configuration request.timeout.ms: "
            + "Not a number of type INT",
        "see --kafka-property and --kafka-config");
  }

  private static void assertFails(
      ThrowingCallable call, int exitStatus, String message, String hint) {
    Consumer<DstreamException> asExpected =
        e -> {
          assertThat(e).hasMessage(message);
          assertThat(e.hint()).contains(hint);
          assertThat(e.exitStatus()).isEqualTo(exitStatus);
        };
    assertThatThrownBy(call).isInstanceOfSatisfying(DstreamException.class, asExpected);
  }
}
