package io.dstream.embedded;

import io.dstream.kafka.KafkaClientConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records into a topic and takes all of them out, for tests. */
public final class TopicRecords {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private TopicRecords() {}

  /** Sends text messages without keys and returns when the broker has them. */
  public static void send(KafkaClientConfig config, String topic, String... messages)
      throws Exception {
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config.clientProperties(), bytes, bytes)) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (String message : messages) {
        sent.add(
            producer.send(new ProducerRecord<>(topic, message.getBytes(StandardCharsets.UTF_8))));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** Sends a text message without a key to one partition and returns when the broker has it. */
  public static void sendTo(KafkaClientConfig config, TopicPartition where, String message)
      throws Exception {
    ByteArraySerializer bytes = new ByteArraySerializer();
    byte[] value = message.getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config.clientProperties(), bytes, bytes)) {
      producer.send(new ProducerRecord<>(where.topic(), where.partition(), null, value)).get();
    }
  }

  /** The values of the whole topic as text, each partition's in order. */
  public static List<String> values(KafkaClientConfig config, String topic) {
    return records(config, topic).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Every record of the topic that is there now, each partition's in order. */
  public static List<ConsumerRecord<byte[], byte[]>> records(
      KafkaClientConfig config, String topic) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config.clientProperties(), bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(PATIENCE).forEach(records::add);
      }
    }
    return records;
  }
}
