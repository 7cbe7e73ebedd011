package io.dstream.consumer;

import io.dstream.control.Notices;
import io.dstream.kafka.KafkaOffsets;
import io.dstream.kafka.KafkaTopic;
import io.dstream.spec.DstreamException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** A consumer that joins no group. It assigns its own partitions and commits nothing. */
final class AssignedPartitions implements Membership {
  private final ConsumeSpec spec;
  private final Consumer<?, ?> client;
  private final Notices notices;

  AssignedPartitions(ConsumeSpec spec, Consumer<?, ?> client, Notices notices) {
    this.spec = spec;
    this.client = client;
    this.notices = notices;
  }

  @Override
  public void join(List<KafkaTopic> topics) {
    topics.forEach(this::requirePartitions);
    Set<TopicPartition> selected = selected(topics);
    client.assign(selected);
    if (spec.fromBeginning()) {
      client.beginningOffsets(selected, TopicConsumer.PATIENCE).forEach(client::seek);
    } else {
      client.endOffsets(selected, TopicConsumer.PATIENCE).forEach(client::seek);
      notices.say(
          String.format(
              Locale.ROOT,
              "waits for new messages of %s at %s; --from-beginning shows those that are there",
              spec.topics(),
              spec.brokers()));
    }
  }

  private void requirePartitions(KafkaTopic topic) {
    for (int partition : spec.partitions()) {
      if (partition >= topic.partitions()) {
        throw DstreamException.usage(
            String.format(
                Locale.ROOT, "--partition: topic %s has no partition %d", topic.name(), partition),
            topic.partitions() == 1
                ? "it has partition 0 only"
                : "it has partitions 0 to " + (topic.partitions() - 1));
      }
    }
  }

  private Set<TopicPartition> selected(Collection<KafkaTopic> topics) {
    Set<TopicPartition> selected = KafkaOffsets.partitionsOf(topics);
    if (!spec.partitions().isEmpty()) {
      selected.removeIf(partition -> !spec.partitions().contains(partition.partition()));
    }
    return selected;
  }

  /** Reads new partitions from their beginning, because all of their messages are new. */
  @Override
  public void hear(List<KafkaTopic> topics) {
    Set<TopicPartition> appeared = selected(topics);
    appeared.removeAll(client.assignment());
    if (!appeared.isEmpty()) {
      Map<TopicPartition, Long> begins = client.beginningOffsets(appeared, TopicConsumer.PATIENCE);
      notices.detail("reads " + appeared + ", which appeared");
      Set<TopicPartition> all = new HashSet<>(client.assignment());
      all.addAll(appeared);
      client.assign(all);
      begins.forEach(client::seek);
    }
  }

  @Override
  public void settle(Map<TopicPartition, Long> next) {
    // Nothing is committed.
  }

  /** Returns false, because there are no other members. */
  @Override
  public boolean othersReached(Map<TopicPartition, Long> ends) {
    return false;
  }

  @Override
  public void leave() {
    // There is no group to leave.
  }
}
