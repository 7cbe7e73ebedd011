package io.dstream.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for a connection to Kafka brokers, independent of their address. */
public final class KafkaClientOptions {
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

  /** Returns whether one of the options was given. */
  public boolean given() {
    return configFile != null || !properties.isEmpty();
  }

  /** Returns the options as they were given, for another command line. */
  List<String> arguments() {
    List<String> words = new ArrayList<>();
    if (configFile != null) {
      words.addAll(List.of("--kafka-config", configFile.toString()));
    }
    properties.forEach(
        (name, value) -> words.addAll(List.of("--kafka-property", name + "=" + value)));
    return words;
  }

  /**
   * Returns the settings of a client of these brokers, after validation; empty for the default.
   *
   * @throws io.dstream.spec.DstreamException usage error
   */
  public KafkaClientConfig config(Optional<String> brokers) {
    return KafkaClientConfig.of(brokers, Optional.ofNullable(configFile), properties);
  }
}
