package io.dstream.kafka;

import static java.util.stream.Collectors.toMap;

import io.dstream.kafka.TopicReport.Partition;
import io.dstream.kafka.TopicReport.Range;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;

/** Assembles reports from the results of several requests to the brokers. */
final class TopicReports {
  private TopicReports() {}

  /**
   * Returns a report on each topic, in order. It takes four requests, however many topics there
   * are.
   */
  static List<TopicReport> of(
      KafkaClientConfig config, Admin admin, Collection<TopicDescription> topics) {
    Map<TopicPartition, Long> first = offsets(config, admin, topics, OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(config, admin, topics, OffsetSpec.latest());
    Map<ConfigResource, Config> settings =
        BrokerErrors.get(
            config, admin.describeConfigs(topics.stream().map(TopicReports::key).toList()).all());
    return topics.stream()
        .map(
            topic ->
                new TopicReport(
                    topic.name(),
                    topic.isInternal(),
                    topic.partitions().stream()
                        .map(info -> partition(topic.name(), info, first, end))
                        .toList(),
                    ownSettings(settings.get(key(topic)))))
        .toList();
  }

  private static ConfigResource key(TopicDescription topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }

  private static Partition partition(
      String topic,
      TopicPartitionInfo info,
      Map<TopicPartition, Long> first,
      Map<TopicPartition, Long> end) {
    TopicPartition key = new TopicPartition(topic, info.partition());
    return new Partition(
        info.partition(),
        hasLeader(info) ? OptionalInt.of(info.leader().id()) : OptionalInt.empty(),
        info.replicas().stream().map(Node::id).toList(),
        info.isr().stream().map(Node::id).toList(),
        Optional.ofNullable(first.get(key)).map(offset -> new Range(offset, end.get(key))));
  }

  private static boolean hasLeader(TopicPartitionInfo info) {
    return info.leader() != null && !info.leader().isEmpty();
  }

  /**
   * Returns offsets of the partitions that have a leader. Kafka's client would query one without a
   * leader until it times out.
   */
  private static Map<TopicPartition, Long> offsets(
      KafkaClientConfig config,
      Admin admin,
      Collection<TopicDescription> topics,
      OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked =
        topics.stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .filter(TopicReports::hasLeader)
                        .map(info -> new TopicPartition(topic.name(), info.partition())))
            .collect(toMap(partition -> partition, partition -> which));
    return BrokerErrors.get(config, admin.listOffsets(asked).all()).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, answer -> offset(answer.getValue())));
  }

  private static long offset(ListOffsetsResultInfo answer) {
    return answer.offset();
  }

  private static SortedMap<String, String> ownSettings(Config config) {
    SortedMap<String, String> own = new TreeMap<>();
    for (ConfigEntry entry : config.entries()) {
      if (entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG) {
        own.put(entry.name(), String.valueOf(entry.value()));
      }
    }
    return own;
  }
}
