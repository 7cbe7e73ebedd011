package io.dstream.consumer;

import io.dstream.control.Notices;
import io.dstream.kafka.KafkaTopic;
import io.dstream.kafka.TopicSelection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A member of a consumer group, which distributes the partitions among its members. Offsets of
 * printed messages are committed at most a second later, and before a partition moves to another
 * member: at least once.
 */
final class GroupMember implements Membership, ConsumerRebalanceListener {
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

  /**
   * The timeout of a commit, and so the longest delay of the program's end by unavailable brokers.
   */
  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(5);

  private final ConsumeSpec spec;
  private final Consumer<?, ?> client;
  private final Notices notices;
  private final Map<TopicPartition, OffsetAndMetadata> printed = new HashMap<>();

  /** Empty until the group has assigned partitions to this member, even if none. */
  private Optional<OtherMembers> others = Optional.empty();

  private long committedNanos = System.nanoTime();

  GroupMember(ConsumeSpec spec, Consumer<?, ?> client, Notices notices) {
    this.spec = spec;
    this.client = client;
    this.notices = notices;
  }

  @Override
  public void join(List<KafkaTopic> topics) {
    if (spec.topics() instanceof TopicSelection.Matching matching) {
      client.subscribe(matching.pattern(), this);
    } else {
      client.subscribe(topics.stream().map(KafkaTopic::name).toList(), this);
    }
  }

  @Override
  public void hear(List<KafkaTopic> topics) {
    // The group itself discovers new topics and partitions.
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    String group = spec.group().orElseThrow();
    notices.detail("group " + group + " gives it " + partitions);
    others = Optional.of(new OtherMembers(client, group, OtherMembers.STANDSTILL));
    Map<TopicPartition, OffsetAndMetadata> committed =
        client.committed(new HashSet<>(partitions), TopicConsumer.PATIENCE);
    List<TopicPartition> unread =
        partitions.stream().filter(partition -> committed.get(partition) == null).toList();
    Map<TopicPartition, Long> start =
        spec.fromBeginning()
            ? client.beginningOffsets(unread, TopicConsumer.PATIENCE)
            : client.endOffsets(unread, TopicConsumer.PATIENCE);
    start.forEach(client::seek);
    // The start offsets are committed too, also of partitions from which nothing is printed.
    settle(start);
    partitions.stream()
        .filter(partition -> committed.get(partition) != null)
        .forEach(partition -> client.seek(partition, committed.get(partition)));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    commit();
    printed.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    notices.say(
        String.format(
            Locale.ROOT,
            "group %s took %s away: messages may come again",
            spec.group().orElseThrow(),
            partitions));
    printed.keySet().removeAll(partitions);
  }

  @Override
  public void settle(Map<TopicPartition, Long> next) {
    next.forEach((partition, offset) -> printed.put(partition, new OffsetAndMetadata(offset)));
    if (System.nanoTime() - committedNanos >= COMMIT_EVERY.toNanos()) {
      commit();
    }
  }

  /**
   * Commits the printed offsets. If that fails for now, the next commit includes them or later
   * ones.
   */
  private void commit() {
    committedNanos = System.nanoTime();
    if (printed.isEmpty()) {
      return;
    }
    try {
      client.commitSync(new HashMap<>(printed), COMMIT_PATIENCE);
      printed.clear();
    } catch (RebalanceInProgressException | TimeoutException e) {
      notices.detail("offsets are not committed yet: " + e.getMessage());
    } catch (CommitFailedException e) {
      printed.clear();
      notices.say(
          String.format(
              Locale.ROOT,
              "group %s took partitions away before offsets were committed: messages may come"
                  + " again",
              spec.group().orElseThrow()));
    }
  }

  @Override
  public boolean othersReached(Map<TopicPartition, Long> ends) {
    boolean reached =
        client.assignment().isEmpty() && others.map(all -> all.reached(ends)).orElse(false);
    if (reached) {
      notices.say("other members of group " + spec.group().orElseThrow() + " have read all of it");
    }
    return reached;
  }

  @Override
  public void leave() {
    commit();
    if (!printed.isEmpty()) {
      notices.say("the last offsets were not committed: messages will come again");
    }
  }
}
