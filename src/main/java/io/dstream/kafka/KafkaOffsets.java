package io.dstream.kafka;

import io.dstream.spec.DstreamException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * Queries where partitions begin and end, and queries and commits the offsets of a consumer group,
 * through an admin client. No consumer joins the group, so there is no rebalance and a commit is
 * complete when it returns. Thread-safe.
 */
public final class KafkaOffsets implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Admin admin;
  private final KafkaClientConfig config;
  private final String groupId;
  private final ListOffsetsOptions isolation;

  /** Creates a client for the offsets of {@code groupId} at these brokers. */
  public KafkaOffsets(KafkaClientConfig config, String groupId) {
    this.config = config;
    this.groupId = groupId;
    Map<String, Object> properties = config.clientProperties();
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.putIfAbsent(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        properties.get(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG));
    this.admin = BrokerErrors.open(config, () -> Admin.create(properties));
    boolean committed =
        "read_committed".equals(config.properties().get(ConsumerConfig.ISOLATION_LEVEL_CONFIG));
    this.isolation =
        new ListOffsetsOptions(
            committed ? IsolationLevel.READ_COMMITTED : IsolationLevel.READ_UNCOMMITTED);
  }

  /** Returns all partitions of these topics. */
  public static Set<TopicPartition> partitionsOf(Collection<KafkaTopic> topics) {
    return topics.stream()
        .flatMap(
            topic ->
                java.util.stream.IntStream.range(0, topic.partitions())
                    .mapToObj(p -> new TopicPartition(topic.name(), p)))
        .collect(Collectors.toSet());
  }

  /** Returns the topic ids by topic name. They distinguish topics that had the same name. */
  public Map<String, String> topicIds(Collection<TopicPartition> partitions) {
    Set<String> names = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    Map<String, String> ids = new HashMap<>();
    get(admin.describeTopics(names).allTopicNames())
        .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
    return ids;
  }

  /** Returns the offset of each partition's first record. */
  public Map<TopicPartition, Long> earliest(Collection<TopicPartition> partitions) {
    return list(partitions, OffsetSpec.earliest());
  }

  /** Returns the offset after each partition's last record that the isolation level shows. */
  public Map<TopicPartition, Long> latest(Collection<TopicPartition> partitions) {
    return list(partitions, OffsetSpec.latest());
  }

  private Map<TopicPartition, Long> list(Collection<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get(admin.listOffsets(asked, isolation).all()).forEach((p, o) -> offsets.put(p, o.offset()));
    return offsets;
  }

  /**
   * Returns the committed offsets of the group. Partitions that it has not committed are absent.
   */
  public Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get(admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                offsets.put(partition, offset.offset());
              }
            });
    return offsets;
  }

  /**
   * Returns the last offsets that the group has committed, with their metadata.
   *
   * @param stable whether to wait for transactions that may still commit other offsets
   */
  public Map<TopicPartition, OffsetAndMetadata> noted(
      Collection<TopicPartition> partitions, boolean stable) {
    Map<TopicPartition, OffsetAndMetadata> noted = new HashMap<>();
    get(admin
            .listConsumerGroupOffsets(
                Map.of(groupId, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions)),
                new ListConsumerGroupOffsetsOptions().requireStable(stable))
            .partitionsToOffsetAndMetadata(groupId))
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                noted.put(partition, offset);
              }
            });
    return noted;
  }

  /**
   * Commits the offsets of the group. They are stored when it returns.
   *
   * @throws DstreamException if consumers of another program are in the group
   */
  public void commit(Map<TopicPartition, Long> offsets) {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    offsets.forEach((partition, offset) -> committed.put(partition, new OffsetAndMetadata(offset)));
    get(admin.alterConsumerGroupOffsets(groupId, committed).all());
  }

  private <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DstreamException.failed("interrupted while asking Kafka", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException away) {
        throw away;
      }
      if (e.getCause() instanceof UnknownMemberIdException) {
        throw DstreamException.failed(
            "the consumer group " + groupId + " has members of another program",
            "name another with --group-id",
            e.getCause());
      }
      throw DstreamException.failed(
          "Kafka at " + config.bootstrapServers() + ": " + e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
