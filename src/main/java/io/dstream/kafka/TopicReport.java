package io.dstream.kafka;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A broker's information about a topic.
 *
 * @param internal whether it is one of Kafka's internal topics
 * @param partitions the partitions, ordered by number
 * @param settings the configuration that was set for this topic, by name
 */
public record TopicReport(
    String name, boolean internal, List<Partition> partitions, SortedMap<String, String> settings) {

  public TopicReport {
    partitions = List.copyOf(partitions);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * One partition.
   *
   * @param leader the leader's broker id; empty if there is no leader
   * @param replicas ids of the brokers with a replica, the preferred leader first
   * @param inSync ids of the brokers with an in-sync replica
   * @param range the offsets of its records; empty if there is no leader to query
   */
  public record Partition(
      int number,
      OptionalInt leader,
      List<Integer> replicas,
      List<Integer> inSync,
      Optional<Range> range) {}

  /**
   * Offsets of a partition.
   *
   * @param first the offset of the first record that is still retained
   * @param end the offset after the last record
   */
  public record Range(long first, long end) {
    /**
     * Returns the number of records. It is exact except for topics that are compacted or written in
     * transactions, whose offsets have gaps.
     */
    public long records() {
      return end - first;
    }
  }

  /** Returns the number of records in all partitions whose offsets are known. */
  public long records() {
    return partitions.stream().flatMap(p -> p.range().stream()).mapToLong(Range::records).sum();
  }
}
