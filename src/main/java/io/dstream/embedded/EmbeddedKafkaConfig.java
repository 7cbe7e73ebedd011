package io.dstream.embedded;

import io.dstream.kafka.KafkaTopic;
import io.dstream.net.ServerSockets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an {@link EmbeddedKafka} is to be.
 *
 * @param bind host name or address to listen on
 * @param port TCP port to listen on; 0 for any free one
 * @param directory keeps the data, made when missing; without one the data goes away at the end
 * @param topics made at the start where they are missing
 */
public record EmbeddedKafkaConfig(
    String bind, int port, Optional<Path> directory, List<KafkaTopic> topics) {

  public static final int DEFAULT_PORT = 9092;

  public EmbeddedKafkaConfig {
    ServerSockets.requirePort(port);
    topics = List.copyOf(topics);
  }

  /** A broker for a test: any free port of this machine, and a directory that goes away. */
  public static EmbeddedKafkaConfig withTopics(KafkaTopic... topics) {
    return new EmbeddedKafkaConfig(ServerSockets.LOOPBACK, 0, Optional.empty(), List.of(topics));
  }
}
