package io.dstream.source;

import io.dstream.kafka.KafkaClientConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/** The properties of the consumers on the executors. */
final class KafkaConsumerSettings {
  /**
   * Kafka's defaults of 500 records and 1 MiB per poll suit slow handlers; these values suit
   * counting.
   */
  private static final int POLL_RECORDS = 20_000;

  private static final int FETCH_BYTES = 4 << 20;

  private KafkaConsumerSettings() {}

  static Map<String, Object> of(KafkaClientConfig config, String groupId) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // The system sizes the buffer (-1): the next fetch arrives while this one is counted.
    properties.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
    properties.putAll(config.clientProperties());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // Byte buffers are views of the fetched data, which is copied only once, into the block.
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
    return properties;
  }
}
