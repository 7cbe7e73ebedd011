package io.dstream.kafka;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a broker says of a topic.
 *
 * @param internal whether it is one of Kafka's own
 * @param partitions in the order of their numbers
 * @param settings configuration that was set for this topic, by name
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
   * @param leader the leading broker's id; empty when none leads
   * @param replicas ids of the brokers that keep it, the preferred leader first
   * @param inSync ids of those that have all of it
   * @param range where its records are; empty when there is no leader to be asked
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
   * @param first of the first record that is still there
   * @param end after the last record
   */
  public record Range(long first, long end) {
    /**
     * How many records there are: exact, but for topics that are compacted or written to in
     * transactions, whose offsets have gaps.
     */
    public long records() {
      return end - first;
    }
  }

  /** The records of all partitions whose offsets are known. */
  public long records() {
    return partitions.stream().flatMap(p -> p.range().stream()).mapToLong(Range::records).sum();
  }
}
