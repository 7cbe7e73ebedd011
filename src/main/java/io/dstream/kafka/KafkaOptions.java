package io.dstream.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which Kafka brokers, and how to talk to them: shared by every command with a Kafka client. */
public final class KafkaOptions {
  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description = {
        "Kafka brokers, separated by commas",
        "(default: " + KafkaClientConfig.DEFAULT_BOOTSTRAP_SERVER + ")."
      })
  private String bootstrapServer;

  @Option(
      names = "--kafka-property",
      paramLabel = "KEY=VALUE",
      description = "Property of the Kafka client; repeatable.")
  private final Map<String, String> properties = new LinkedHashMap<>();

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "File with properties of the Kafka client.")
  private Path configFile;

  /** Whether one of the options was given. */
  public boolean given() {
    return bootstrapServer != null || configFile != null || !properties.isEmpty();
  }

  /** The options as they were given, for another command line. */
  public List<String> arguments() {
    List<String> words = new ArrayList<>();
    if (bootstrapServer != null) {
      words.addAll(List.of("--bootstrap-server", bootstrapServer));
    }
    if (configFile != null) {
      words.addAll(List.of("--kafka-config", configFile.toString()));
    }
    properties.forEach(
        (name, value) -> words.addAll(List.of("--kafka-property", name + "=" + value)));
    return words;
  }

  /**
   * What the options say, checked.
   *
   * @throws io.dstream.spec.DstreamException wrong usage
   */
  public KafkaClientConfig config() {
    return KafkaClientConfig.of(
        Optional.ofNullable(bootstrapServer), Optional.ofNullable(configFile), properties);
  }
}
