package io.dstream.consumer;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.TopicSelection;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Limits;
import java.util.List;
import java.util.Optional;

/**
 * What {@link TopicConsumer} reads, and when it ends.
 *
 * @param partitions numbers of the partitions to read of each topic; empty for all
 * @param fromBeginning whether existing messages are read, and not only new ones; a group continues
 *     at its committed offsets
 * @param count the number of messages after which it ends
 * @param untilEnd whether it ends where the partitions ended when it began
 * @param group the consumer group to join; if empty, no group is affected
 */
public record ConsumeSpec(
    KafkaClientConfig kafka,
    TopicSelection topics,
    List<Integer> partitions,
    boolean fromBeginning,
    Optional<Long> count,
    boolean untilEnd,
    Optional<String> group) {

  public ConsumeSpec {
    partitions = List.copyOf(partitions);
    count.ifPresent(messages -> Limits.requireAtLeast(1, "--count", messages));
    group.ifPresent(name -> Limits.requireText("--group-id", name));
    if (group.isPresent() && !partitions.isEmpty()) {
      throw DstreamException.usage(
          "--partition and --group-id exclude each other",
          "the members of a group share its partitions out");
    }
    partitions.forEach(partition -> Limits.requireAtLeast(0, "--partition", partition));
    if (untilEnd && !fromBeginning && group.isEmpty()) {
      throw DstreamException.usage(
          "--exit ends before the first message, for only new ones are read",
          "add --from-beginning");
    }
  }

  /** Returns the addresses of the brokers. */
  public String brokers() {
    return kafka.bootstrapServers();
  }
}
