package io.dstream.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.StopRequest;
import io.dstream.embedded.SharedKafka;
import io.dstream.embedded.TopicRecords;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.spec.DstreamException;
import io.dstream.spec.InputFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TopicProducerTest {
  @RegisterExtension static final SharedKafka kafka = new SharedKafka();

  @TempDir private Path directory;
  private final StopRequest stop = new StopRequest();
  private String topic;

  @BeforeEach
  void createTopic(TestInfo test) {
    topic = test.getTestMethod().orElseThrow().getName();
    kafka.create(topic, 2);
  }

  @Test
  void linesOfAFileAreSentAsTheyAreToThePartitionsInTurn() throws Exception {
    byte[] text = "one two\r\n\nb\u00e4\u00ff\u0000d\nlast".getBytes(ISO_8859_1);
    Path file = Files.write(directory.resolve("lines"), text);
    assertThat(
            send(spec(MessageKey.NONE, 0, Optional.empty()), LineMessages.of(new InputFile(file))))
        .isEqualTo(4);
    assertThat(received())
        .containsExactlyInAnyOrder(
            "0 null one two", "0 null b\u00e4\u00ff\u0000d", "1 null ", "1 null last");
  }

  @Test
  void theCountEndsRandomWordsAndTheirNumbersAreKeys() throws Exception {
    assertThat(send(spec(MessageKey.NUMBER, 0, Optional.of(5L)), words(7))).isEqualTo(5);
    RandomWords same = words(7);
    List<String> expected =
        IntStream.rangeClosed(1, 5)
            .mapToObj(number -> number + " " + text(same.next().orElseThrow()))
            .toList();
    assertThat(received().stream().map(record -> record.substring(2)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aRequestMayTakeLongerThanADeliveryTakesByDefault() throws Exception {
    KafkaClientConfig patient =
        new KafkaClientConfig(
            kafka.clientConfig().bootstrapServers(), Map.of("request.timeout.ms", "60000"));
    ProduceSpec spec = new ProduceSpec(patient, topic, MessageKey.NONE, 0, Optional.of(3L));
    assertThat(send(spec, words(7))).isEqualTo(3);
  }

  @Test
  void aStopRequestEndsASlowProducerAtOnceWithEverythingSent() throws Exception {
    CompletableFuture<Long> sent =
        CompletableFuture.supplyAsync(
            () -> unchecked(spec(MessageKey.NONE, 1, Optional.empty()), words(1)));
    Awaitility.await().until(() -> !received().isEmpty());
    stop.request();
    assertThat(sent.get()).isEqualTo(received().size());
  }

  @Test
  void theRateIsNotExceeded() throws Exception {
    long start = System.nanoTime();
    send(spec(MessageKey.NONE, 1000, Optional.of(1501L)), words(1));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void messagesThatFailAreCountedAndTheOthersAreSent() throws Exception {
    String large = "x".repeat(2000);
    Path file = Files.writeString(directory.resolve("lines"), "a\n" + large + "\nb\n" + large);
    KafkaClientConfig config =
        new KafkaClientConfig(kafka.address().toString(), Map.of("max.request.size", "1000"));
    ProduceSpec small = new ProduceSpec(config, topic, MessageKey.NONE, 0, Optional.empty());
    assertThatThrownBy(() -> send(small, LineMessages.of(new InputFile(file))))
        .isInstanceOfSatisfying(
            DstreamException.class, e -> assertThat(e.exitStatus()).isEqualTo(1))
        .hasMessageMatching(
            "2 of 4 messages were not sent to %s at %s: The message is \\d+ bytes .*"
                .formatted(topic, kafka.address()));
    assertThat(received()).containsExactly("0 null a", "0 null b");
  }

  @Test
  void aMissingTopicIsWrongUsage() {
    ProduceSpec missing =
        new ProduceSpec(kafka.clientConfig(), "missing", MessageKey.NONE, 0, Optional.of(1L));
    assertThatThrownBy(() -> send(missing, words(1)))
        .isInstanceOfSatisfying(
            DstreamException.class, e -> assertThat(e.exitStatus()).isEqualTo(2))
        .hasMessage("there is no topic missing at " + kafka.address());
  }

  private ProduceSpec spec(MessageKey key, long rate, Optional<Long> count) {
    return new ProduceSpec(kafka.clientConfig(), topic, key, rate, count);
  }

  private long send(ProduceSpec spec, MessageSource source) throws InterruptedException {
    return TopicProducer.run(spec, source, stop, sent -> {});
  }

  private long unchecked(ProduceSpec spec, MessageSource source) {
    try {
      return send(spec, source);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RandomWords words(long seed) {
    return new RandomWords(RandomWords.digits(), 5, Optional.of(seed));
  }

  private List<String> received() {
    return TopicRecords.records(kafka.clientConfig(), topic).stream()
        .map(record -> record.partition() + " " + text(record.key()) + " " + text(record.value()))
        .toList();
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "null" : new String(bytes, ISO_8859_1);
  }
}
