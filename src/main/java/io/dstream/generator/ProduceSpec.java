package io.dstream.generator;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.spec.DstreamException;
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
    if (rate < 0 || rate > Schedule.FASTEST) {
      throw DstreamException.usage(
          "--rate: "
              + rate
              + " is no rate; it is 1 to 1000000000 messages a second, 0 for no limit");
    }
    if (count.isPresent() && count.get() < 1) {
      throw DstreamException.usage("--count: it needs 1 message or more, not " + count.get());
    }
  }

  /** Where the topic is. */
  public String brokers() {
    return kafka.bootstrapServers();
  }
}
