package io.dstream.generator;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.spec.Limits;
import java.util.Optional;

/**
 * Specifies what {@link TopicProducer} sends, and how.
 *
 * @param rate messages per second; 0 for as fast as possible
 * @param count the number of messages after which it ends; without one, at the end of the source
 */
public record ProduceSpec(
    KafkaClientConfig kafka, String topic, MessageKey key, long rate, Optional<Long> count) {
  public ProduceSpec {
    Limits.requireBetween(0, Schedule.FASTEST, "--rate", rate);
    count.ifPresent(messages -> Limits.requireAtLeast(1, "--count", messages));
  }

  /** The brokers of the topic. */
  public String brokers() {
    return kafka.bootstrapServers();
  }
}
