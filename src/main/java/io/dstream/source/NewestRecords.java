package io.dstream.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaOffsets;
import io.dstream.kafka.KafkaTopic;
import io.dstream.spec.DstreamException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the last records of topics, without joining a group. */
final class NewestRecords {
  private static final long EACH = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private NewestRecords() {}

  /**
   * Returns the values of the last hundred records per partition, as far as one poll of the broker
   * returns them; empty if there are none.
   */
  static List<String> of(KafkaClientConfig config, String groupId, List<KafkaTopic> topics) {
    try (Consumer<ByteBuffer, ByteBuffer> client =
        new KafkaConsumer<>(KafkaConsumerSettings.of(config, groupId))) {
      Set<TopicPartition> partitions = KafkaOffsets.partitionsOf(topics);
      client.assign(partitions);
      Map<TopicPartition, Long> begins = client.beginningOffsets(partitions, PATIENCE);
      Map<TopicPartition, Long> ends = client.endOffsets(partitions, PATIENCE);
      partitions.forEach(at -> client.seek(at, Math.max(begins.get(at), ends.get(at) - EACH)));
      return valuesUpTo(ends, client);
    } catch (KafkaException e) {
      throw DstreamException.failed("Kafka cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> valuesUpTo(
      Map<TopicPartition, Long> ends, Consumer<ByteBuffer, ByteBuffer> client) {
    List<String> values = new ArrayList<>();
    while (values.isEmpty()
        && ends.entrySet().stream()
            .anyMatch(end -> client.position(end.getKey(), PATIENCE) < end.getValue())) {
      for (ConsumerRecord<ByteBuffer, ByteBuffer> record : client.poll(POLL)) {
        if (record.value() != null) {
          values.add(UTF_8.decode(record.value()).toString());
        }
      }
    }
    return values;
  }
}
