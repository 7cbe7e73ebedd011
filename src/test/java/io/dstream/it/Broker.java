package io.dstream.it;

import io.dstream.embedded.EmbeddedKafka;
import io.dstream.embedded.EmbeddedKafkaConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Kafka broker for the tests of a class. */
final class Broker implements BeforeAllCallback, AfterAllCallback {
  private EmbeddedKafka kafka;
  private Admin admin;
  private KafkaProducer<byte[], byte[]> producer;

  @Override
  public void beforeAll(ExtensionContext context) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.withTopics());
    admin = Admin.create(kafka.clientConfig().clientProperties());
    producer = producer(Map.of());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    producer.close();
    admin.close();
    kafka.close();
  }

  String address() {
    return kafka.address().toString();
  }

  void create(String topic, int partitions) throws Exception {
    admin
        .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
        .all()
        .get();
  }

  /** Deletes a topic; back when it has gone. */
  void delete(String topic) throws Exception {
    admin.deleteTopics(List.of(topic)).all().get();
    Awaitility.await().until(() -> !topics().contains(topic));
  }

  /** The names of all topics but Kafka's own. */
  Set<String> topics() throws Exception {
    return admin.listTopics().names().get();
  }

  void addPartitions(String topic, int partitions) throws Exception {
    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
  }

  /** Deletes the records of a partition before an offset, as retention does. */
  void deleteRecords(String topic, int partition, long before) throws Exception {
    admin
        .deleteRecords(
            Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before)))
        .all()
        .get();
  }

  /** Sends values without keys, turn by turn to the partitions; back when the broker has them. */
  void send(String topic, List<byte[]> values) throws Exception {
    int partitions = producer.partitionsFor(topic).size();
    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      sent.add(producer.send(new ProducerRecord<>(topic, i % partitions, null, values.get(i))));
    }
    await(sent);
  }

  /** Sends a value to a partition. */
  void send(String topic, int partition, byte[] value) throws Exception {
    await(List.of(producer.send(new ProducerRecord<>(topic, partition, null, value))));
  }

  private static void await(List<Future<?>> sent) throws InterruptedException, ExecutionException {
    for (Future<?> one : sent) {
      one.get();
    }
  }

  /** Sends values in a transaction that is committed or aborted. */
  void sendInTransaction(String topic, List<byte[]> values, boolean commit) throws Exception {
    Map<String, Object> settings =
        Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, UUID.randomUUID().toString());
    try (KafkaProducer<byte[], byte[]> transactional = producer(settings)) {
      transactional.initTransactions();
      transactional.beginTransaction();
      List<Future<?>> sent = new ArrayList<>();
      values.forEach(value -> sent.add(transactional.send(new ProducerRecord<>(topic, value))));
      await(sent);
      if (commit) {
        transactional.commitTransaction();
      } else {
        transactional.abortTransaction();
      }
    }
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    Map<String, Object> all = kafka.clientConfig().clientProperties();
    // A partition that is new may refuse a batch and take the next one, which idempotence then
    // takes for the first: the refused one is never let in.
    all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    all.putAll(settings);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The sum of the offsets that a group has committed: how many records it is done with. */
  long committed(String group) throws Exception {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(offset -> offset.offset())
        .sum();
  }
}
