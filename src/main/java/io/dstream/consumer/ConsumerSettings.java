package io.dstream.consumer;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The properties of a consumer that prints messages. */
final class ConsumerSettings {
  /** Kafka's defaults of 500 records and 1 MiB per poll suit slow handlers; printing is fast. */
  private static final int POLL_RECORDS = 20_000;

  private static final int FETCH_BYTES = 4 << 20;

  private ConsumerSettings() {}

  static Map<String, Object> of(ConsumeSpec spec) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "dstream-consume");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    // The system sizes the buffer (-1): the next fetch arrives while this one is printed.
    properties.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
    properties.putAll(spec.kafka().clientProperties());
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // The program sets every position itself and reports offsets that are gone.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    spec.group().ifPresent(group -> properties.put(ConsumerConfig.GROUP_ID_CONFIG, group));
    return properties;
  }
}
