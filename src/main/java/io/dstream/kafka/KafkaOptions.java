package io.dstream.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options for Kafka brokers and the connection to them, shared by every command with a Kafka
 * client.
 */
public final class KafkaOptions {
  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description = {
        "Kafka brokers, separated by commas",
        "(default: " + KafkaClientConfig.DEFAULT_BOOTSTRAP_SERVER + ")."
      })
  private String bootstrapServer;

  @Mixin private KafkaClientOptions client = new KafkaClientOptions();

  /** Returns whether one of the options was given. */
  public boolean given() {
    return bootstrapServer != null || client.given();
  }

  /** Returns the options as they were given, for another command line. */
  public List<String> arguments() {
    List<String> words = new ArrayList<>();
    if (bootstrapServer != null) {
      words.addAll(List.of("--bootstrap-server", bootstrapServer));
    }
    words.addAll(client.arguments());
    return words;
  }

  /**
   * Returns the settings that the options specify, after validation.
   *
   * @throws io.dstream.spec.DstreamException usage error
   */
  public KafkaClientConfig config() {
    return client.config(Optional.ofNullable(bootstrapServer));
  }
}
