package io.dstream.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
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
      paramLabel = "PROPERTIES-FILE",
      description = "File with properties of the Kafka client.")
  private Path configFile;

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
