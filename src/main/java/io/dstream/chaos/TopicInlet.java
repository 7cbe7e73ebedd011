package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Brokers;
import io.dstream.control.StopRequest;
import io.dstream.generator.MessageKey;
import io.dstream.generator.MessageSource;
import io.dstream.generator.ProduceSpec;
import io.dstream.generator.TopicProducer;
import io.dstream.kafka.KafkaBroker;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Sends messages to a Kafka topic created for the run. */
final class TopicInlet implements Inlet {
  static final int PARTITIONS = 4;

  /**
   * Settings that store each message exactly once, which the expected result relies on. Only one
   * request is in flight, since a new partition may reject one batch and accept the next.
   */
  private static final Map<String, String> ONCE =
      Map.of(
          ProducerConfig.ACKS_CONFIG, "all",
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");

  private final Brokers brokers;
  private final String name;

  private TopicInlet(Brokers brokers, String name) {
    this.brokers = brokers;
    this.name = name;
  }

  /** Creates a topic. It and the pipeline's consumer group are deleted at the end. */
  static TopicInlet at(Brokers brokers, Workspace workspace, boolean keep, Cleanup cleanup) {
    TopicInlet inlet = new TopicInlet(brokers, nameIn(workspace));
    KafkaBroker.createMissingTopics(
        brokers.config(), List.of(new KafkaTopic(inlet.name, PARTITIONS)));
    if (!keep) {
      cleanup.add(() -> KafkaBroker.delete(brokers.config(), inlet.name, inlet.name::equals));
    }
    return inlet;
  }

  private static String nameIn(Workspace workspace) {
    return "dstream-chaos-" + workspace.id();
  }

  @Override
  public List<String> arguments() {
    List<String> words = new ArrayList<>(List.of("--source", "kafka", "--topic", name));
    words.addAll(List.of("--group-id", name, "--from", "earliest"));
    words.addAll(brokers.arguments());
    return words;
  }

  @Override
  public void feed(MessageSource lines, StopRequest stop) throws InterruptedException {
    Map<String, String> properties = new HashMap<>(brokers.config().properties());
    properties.putAll(ONCE);
    KafkaClientConfig config =
        new KafkaClientConfig(brokers.config().bootstrapServers(), properties);
    TopicProducer.run(
        new ProduceSpec(config, name, MessageKey.NONE, 0, Optional.empty()),
        lines,
        stop,
        sent -> {});
  }

  @Override
  public InputReader reader() {
    return TopicReader.open(brokers.config(), name);
  }
}
