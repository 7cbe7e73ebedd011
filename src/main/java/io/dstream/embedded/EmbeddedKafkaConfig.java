package io.dstream.embedded;

import io.dstream.kafka.KafkaTopic;
import io.dstream.net.ServerSockets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of an {@link EmbeddedKafka}.
 *
 * @param bind host name or address to listen on
 * @param port TCP port to listen on; 0 for any free one
 * @param directory where to keep the data, created when missing; without one the data is deleted at
 *     the end
 * @param topics created at the start if they are missing
 */
public record EmbeddedKafkaConfig(
    String bind, int port, Optional<Path> directory, List<KafkaTopic> topics) {

  public static final int DEFAULT_PORT = 9092;

  public EmbeddedKafkaConfig {
    ServerSockets.requirePort(port);
    topics = List.copyOf(topics);
  }

  /** Returns a configuration for tests: any free port of this machine and a temporary directory. */
  public static EmbeddedKafkaConfig withTopics(KafkaTopic... topics) {
    return new EmbeddedKafkaConfig(ServerSockets.LOOPBACK, 0, Optional.empty(), List.of(topics));
  }
}
