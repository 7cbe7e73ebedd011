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
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A real Kafka broker, one for all tests; so each test has topics of its own, and groups where it
 * asks what they have read.
 */
final class Broker implements BeforeAllCallback {
  private EmbeddedKafka kafka;
  private Admin admin;
  private KafkaProducer<byte[], byte[]> producer;

  /** Broker and clients, which are started for the first class and end with the last. */
  private record Shared(EmbeddedKafka kafka, Admin admin, KafkaProducer<byte[], byte[]> producer)
      implements AutoCloseable {
    static Shared start() {
      EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.withTopics());
      Admin admin = Admin.create(kafka.clientConfig().clientProperties());
      return new Shared(kafka, admin, Broker.producer(kafka, Map.of()));
    }

    @Override
    public void close() {
      producer.close();
      admin.close();
      kafka.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(Broker.class, key -> Shared.start(), Shared.class);
    kafka = shared.kafka;
    admin = shared.admin;
    producer = shared.producer;
  }

  String address() {
    return kafka.address().toString();
  }

  /** Adds to a command the options by which it finds the broker. */
  Dstream.Command into(Dstream.Command command) {
    return command.with((Object[]) options().split(" ", 0));
  }

  /**
   * The options by which a command finds the broker, and waits for its answers longer than the few
   * seconds after which a person is told that a broker is away.
   */
  String options() {
    return "--bootstrap-server " + address() + " --kafka-property request.timeout.ms=600000";
  }

  void create(String topic, int partitions) throws Exception {
    admin
        .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
        .all()
        .get();
  }

  /** The same with a setting. */
  void create(String topic, int partitions, String setting, String value) throws Exception {
    NewTopic made = new NewTopic(topic, Optional.of(partitions), Optional.empty());
    admin.createTopics(List.of(made.configs(Map.of(setting, value)))).all().get();
  }

  /** Deletes a topic; back when it has gone. */
  void delete(String topic) throws Exception {
    admin.deleteTopics(List.of(topic)).all().get();
    Waiting.await("topic is gone").until(() -> !topics().contains(topic));
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

  /** Sends a record; back when the broker has it. */
  void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    await(List.of(producer.send(record)));
  }

  /** Sends a value to a partition. */
  void send(String topic, int partition, byte[] value) throws Exception {
    send(new ProducerRecord<>(topic, partition, null, value));
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
    try (KafkaProducer<byte[], byte[]> transactional = producer(kafka, settings)) {
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

  private static KafkaProducer<byte[], byte[]> producer(
      EmbeddedKafka kafka, Map<String, Object> settings) {
    Map<String, Object> all = kafka.clientConfig().clientProperties();
    // A partition that is new may refuse a batch and take the next one, which idempotence then
    // takes for the first: the refused one is never let in.
    all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    all.putAll(settings);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The sum of the offsets that a group has committed in a topic: how many records it has read. */
  long committed(String group, String topic) throws Exception {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .entrySet()
        .stream()
        .filter(offset -> offset.getKey().topic().equals(topic))
        .mapToLong(offset -> offset.getValue().offset())
        .sum();
  }
}
