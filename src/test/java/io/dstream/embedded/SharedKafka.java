package io.dstream.embedded;

import io.dstream.kafka.KafkaBroker;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaTopic;
import io.dstream.spec.HostAndPort;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A real Kafka broker, one for all test classes of a JVM. A test names topics and groups that no
 * other test has.
 */
public final class SharedKafka implements BeforeAllCallback {
  private EmbeddedKafka kafka;

  @Override
  public void beforeAll(ExtensionContext context) {
    kafka =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(
                SharedKafka.class,
                key -> EmbeddedKafka.start(EmbeddedKafkaConfig.withTopics()),
                EmbeddedKafka.class);
  }

  public HostAndPort address() {
    return kafka.address();
  }

  public KafkaClientConfig clientConfig() {
    return kafka.clientConfig();
  }

  public void create(String topic, int partitions) {
    KafkaBroker.createMissingTopics(clientConfig(), List.of(new KafkaTopic(topic, partitions)));
  }
}
