package io.dstream.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.kafka.BrokerErrors;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.text.LineBlock;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the offset ranges of batches with a plain Kafka client. */
final class TopicReader implements InputReader {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaClientConfig config;
  private final String topic;
  private final Consumer<byte[], byte[]> client;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private long read;

  TopicReader(KafkaClientConfig config, String topic, Consumer<byte[], byte[]> client) {
    this.config = config;
    this.topic = topic;
    this.client = client;
  }

  /** Returns a reader of {@code topic} with a new client. */
  static TopicReader open(KafkaClientConfig config, String topic) {
    Map<String, Object> properties = new HashMap<>(config.clientProperties());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new TopicReader(
        config,
        topic,
        BrokerErrors.open(config, () -> new KafkaConsumer<>(properties, bytes, bytes)));
  }

  @Override
  public LineBlock lines(JsonNode reads, String batch) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Map.Entry<String, JsonNode> range : reads.path(topic).properties()) {
      TopicPartition partition = new TopicPartition(topic, Integer.parseInt(range.getKey()));
      long from = range.getValue().path(0).asLong();
      long end = range.getValue().path(1).asLong();
      requireNext(partition, from, batch);
      next.put(partition, end);
      readInto(lines, partition, from, end);
    }
    return new LineBlock(lines.toByteArray(), 0, lines.size());
  }

  private void requireNext(TopicPartition partition, long from, String batch) {
    long due = next.getOrDefault(partition, 0L);
    if (from != due) {
      faults.add(
          String.format(
              Locale.ROOT,
              "the batch of %s reads %s from offset %d, and %d is the next",
              batch,
              partition,
              from,
              due));
    }
  }

  private void readInto(
      ByteArrayOutputStream lines, TopicPartition partition, long from, long end) {
    if (from >= end) {
      return;
    }
    try {
      client.assign(List.of(partition));
      client.seek(partition, from);
      while (client.position(partition, PATIENCE) < end) {
        for (ConsumerRecord<byte[], byte[]> message : client.poll(PATIENCE).records(partition)) {
          if (message.offset() < end) {
            lines.writeBytes(message.value());
            lines.write('\n');
            read++;
          }
        }
      }
    } catch (KafkaException e) {
      throw BrokerErrors.explained(config, e);
    }
  }

  /** Also checks the number of lines read. It must match, since each message is sent once. */
  @Override
  public List<String> faults(long sent) {
    List<String> all = new ArrayList<>(faults);
    if (read != sent) {
      all.add(String.format(Locale.ROOT, "%,d lines are in batches, %,d were sent", read, sent));
    }
    return all;
  }

  @Override
  public void close() {
    client.close();
  }
}
