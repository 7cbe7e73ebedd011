package io.dstream.consumer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets at which reading ends, if it does: where the partitions ended when it began.
 *
 * @param offsets the end of each partition; empty if there is no end
 */
record EndOffsets(Optional<Map<TopicPartition, Long>> offsets) {
  /** Returns the first offset of a partition that is not read. */
  long of(TopicPartition partition) {
    return offsets.map(ends -> ends.getOrDefault(partition, 0L)).orElse(Long.MAX_VALUE);
  }

  /**
   * Returns whether all of these partitions are read to their ends; false if there are no
   * partitions.
   *
   * @param position the next offset of a partition
   */
  boolean reached(Set<TopicPartition> partitions, ToLongFunction<TopicPartition> position) {
    return offsets.isPresent()
        && !partitions.isEmpty()
        && partitions.stream()
            .allMatch(partition -> position.applyAsLong(partition) >= of(partition));
  }
}
