package io.dstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.kafka.KafkaBroker;
import io.dstream.kafka.KafkaTopic;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  private static final Pattern ANY = Pattern.compile(".*");

  @TempDir private Path directory;

  @Test
  void aNamedDirectoryKeepsTopicsAndRecordsForTheNextBroker() throws Exception {
    KafkaTopic lines = new KafkaTopic("lines", 2);
    KafkaTopic words = new KafkaTopic("words", 1);
    try (EmbeddedKafka first = EmbeddedKafka.start(in(directory, List.of(lines)))) {
      TopicRecords.send(first.clientConfig(), "lines", "a", "b", "c");
    }
    KafkaTopic other = new KafkaTopic("lines", 7);
    try (EmbeddedKafka second = EmbeddedKafka.start(in(directory, List.of(other, words)))) {
      assertThat(KafkaBroker.topicsMatching(second.clientConfig(), ANY))
          .containsExactly(lines, words);
      assertThat(TopicRecords.values(second.clientConfig(), "lines"))
          .containsExactlyInAnyOrder("a", "b", "c");
    }
  }

  @Test
  void aTemporaryDirectoryIsGoneAfterTheBroker() {
    Path data;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.withTopics())) {
      data = kafka.directory();
      assertThat(data).isDirectory();
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmbeddedKafkaConfig config =
          new EmbeddedKafkaConfig(
              "127.0.0.1", taken.getLocalPort(), Optional.of(directory), List.of());
      assertThatThrownBy(() -> EmbeddedKafka.start(config).close())
          .isInstanceOfSatisfying(
              DstreamException.class, e -> assertThat(e.exitStatus()).isEqualTo(1))
          .hasMessage("port %d is in use: cannot listen on 127.0.0.1:%1$d", taken.getLocalPort());
    }
  }

  /** Then it is started on others. */
  @Test
  void thatAPortWasTakenMeanwhileIsSeen() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket taken = new ServerSocket(0, 1, here)) {
      assertThatThrownBy(
              () ->
                  EmbeddedKafka.start(in(directory, List.of()), here, taken.getLocalPort()).close())
          .hasRootCauseInstanceOf(BindException.class);
    }
  }

  @Test
  void aDirectoryWithOtherFilesIsRefused() throws IOException {
    Files.writeString(directory.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> EmbeddedKafka.start(in(directory, List.of())).close())
        .isInstanceOfSatisfying(
            DstreamException.class, e -> assertThat(e.exitStatus()).isEqualTo(2))
        .hasMessage("--dir: %s holds other files than Kafka's", directory);
  }

  @Test
  void aDirectoryInUseIsRefusedAndItsBrokerGoesOn() {
    try (EmbeddedKafka first = EmbeddedKafka.start(in(directory, List.of()))) {
      assertThatThrownBy(() -> EmbeddedKafka.start(in(directory, List.of())).close())
          .isInstanceOfSatisfying(
              DstreamException.class, e -> assertThat(e.exitStatus()).isEqualTo(1))
          .hasMessage("--dir: %s: another broker is using it", directory);
      KafkaTopic late = new KafkaTopic("late", 1);
      KafkaBroker.createMissingTopics(first.clientConfig(), List.of(late));
      assertThat(KafkaBroker.topicsMatching(first.clientConfig(), ANY)).containsExactly(late);
    }
  }

  private static EmbeddedKafkaConfig in(Path directory, List<KafkaTopic> topics) {
    return new EmbeddedKafkaConfig("127.0.0.1", 0, Optional.of(directory), topics);
  }
}
