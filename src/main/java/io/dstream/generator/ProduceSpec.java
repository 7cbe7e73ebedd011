package io.dstream.generator;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.spec.Limits;
import java.util.Optional;

/**
 * What {@link TopicProducer} is to send, and how.
 *
 * @param rate messages a second; 0 for as fast as can be
 * @param count messages after which it ends; without one, at the end of the source
 */
public record ProduceSpec(
    KafkaClientConfig kafka, String topic, MessageKey key, long rate, Optional<Long> count) {
  public ProduceSpec {
    Limits.requireBetween(0, Schedule.FASTEST, "--rate", rate);
    count.ifPresent(messages -> Limits.requireAtLeast(1, "--count", messages));
  }

  /** Where the topic is. */
  public String brokers() {
    return kafka.bootstrapServers();
  }
}
