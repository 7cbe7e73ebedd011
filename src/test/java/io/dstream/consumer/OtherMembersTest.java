package io.dstream.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.embedded.SharedKafka;
import io.dstream.spec.DstreamException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

class OtherMembersTest {
  private static final TopicPartition READ = new TopicPartition("others", 0);
  private static final TopicPartition EMPTY = new TopicPartition("others", 1);
  private static final Map<TopicPartition, Long> ENDS = Map.of(READ, 3L, EMPTY, 0L);

  @RegisterExtension static final SharedKafka kafka = new SharedKafka();

  private String group;
  private Admin admin;
  private KafkaConsumer<byte[], byte[]> client;

  @BeforeEach
  void start(TestInfo test) {
    group = test.getTestMethod().orElseThrow().getName();
    kafka.create(READ.topic(), 2);
    admin = Admin.create(kafka.clientConfig().clientProperties());
    Map<String, Object> properties = kafka.clientConfig().clientProperties();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    client = new KafkaConsumer<>(properties, bytes, bytes);
  }

  @AfterEach
  void stop() {
    client.close();
    admin.close();
  }

  @Test
  void theyAreThereWhenTheyHaveCommittedTheEnds() throws Exception {
    commit(2);
    OtherMembers others = new OtherMembers(client, group, Duration.ofMinutes(1));
    await()
        .during(Duration.ofSeconds(2)) // they are asked at least once
        .until(() -> !others.reached(ENDS));
    commit(3);
    await().until(() -> others.reached(ENDS));
  }

  @Test
  void theyStandStillForSoLongAndNoLonger() {
    OtherMembers others = new OtherMembers(client, group, Duration.ofSeconds(2));
    AtomicReference<DstreamException> failure = new AtomicReference<>();
    await()
        .until(
            () -> {
              try {
                assertThat(others.reached(ENDS)).isFalse();
              } catch (DstreamException e) {
                failure.set(e);
              }
              return failure.get() != null;
            });
    assertThat(failure.get())
        .hasMessage(
            "group %s gives this consumer no partition, and its other members have read nothing"
                + " for 2s",
            group)
        .extracting(DstreamException::exitStatus)
        .isEqualTo(1);
  }

  private void commit(long offset) throws Exception {
    admin.alterConsumerGroupOffsets(group, Map.of(READ, new OffsetAndMetadata(offset))).all().get();
  }

  /** A consumer belongs to one thread. */
  private static ConditionFactory await() {
    return Awaitility.await().pollInSameThread();
  }
}
