package io.dstream.chaos;

import io.dstream.kafka.BrokerErrors;
import io.dstream.kafka.KafkaBroker;
import io.dstream.kafka.KafkaClientConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The committed records of a topic in batch order. Each partition holds its batches in order, and
 * only a few records of each partition are in memory.
 */
final class TopicRows implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Part> parts = new ArrayList<>();

  private TopicRows() {}

  /** Opens the records that the topic holds now. */
  static TopicRows open(KafkaClientConfig config, String topic) {
    Map<String, Object> properties = new HashMap<>(config.clientProperties());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    int partitions = KafkaBroker.requireTopics(config, List.of(topic)).get(0).partitions();
    TopicRows rows = new TopicRows();
    try {
      IntStream.range(0, partitions)
          .mapToObj(partition -> new TopicPartition(topic, partition))
          .forEach(partition -> rows.parts.add(new Part(config, properties, partition)));
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
    return rows;
  }

  /** Returns the next row of the earliest batch; empty when there are no more. */
  Optional<RowsByBatch.Row> next() {
    return parts.stream()
        .filter(Part::hasNext)
        .min(Comparator.comparing(part -> part.ahead().batch()))
        .map(Part::next);
  }

  @Override
  public void close() {
    parts.forEach(Part::close);
  }

  /** The records of a partition. */
  private static final class Part {
    private final KafkaClientConfig config;
    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> client;
    private final Deque<RowsByBatch.Row> fetched = new ArrayDeque<>();
    private final long end;

    Part(KafkaClientConfig config, Map<String, Object> properties, TopicPartition partition) {
      this.config = config;
      this.partition = partition;
      ByteArrayDeserializer bytes = new ByteArrayDeserializer();
      this.client = BrokerErrors.open(config, () -> new KafkaConsumer<>(properties, bytes, bytes));
      client.assign(List.of(partition));
      client.seekToBeginning(List.of(partition));
      this.end = client.endOffsets(List.of(partition), PATIENCE).get(partition);
    }

    boolean hasNext() {
      try {
        while (fetched.isEmpty() && client.position(partition, PATIENCE) < end) {
          client.poll(PATIENCE).records(partition).forEach(this::keep);
        }
        return !fetched.isEmpty();
      } catch (KafkaException e) {
        throw BrokerErrors.explained(config, e);
      }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
      fetched.add(
          new RowsByBatch.Row(
              String.format(Locale.ROOT, "%015d", record.timestamp()),
              new String(record.value(), StandardCharsets.UTF_8)));
    }

    RowsByBatch.Row ahead() {
      return fetched.element();
    }

    RowsByBatch.Row next() {
      return fetched.remove();
    }

    void close() {
      client.close();
    }
  }
}
