package io.dstream.consumer;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Watches the other members of a group, for a member that has no partition and is to end where the
 * partitions ended. The others reach these ends, or they stall.
 */
final class OtherMembers {
  /** The time for which they may stall before it is an error. */
  static final Duration STANDSTILL = Duration.ofSeconds(30);

  private static final Duration ASK_EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Consumer<?, ?> client;
  private final String group;
  private final Duration standstill;
  private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
  private long movedNanos = System.nanoTime();
  private long askedNanos = movedNanos;

  /**
   * @param standstill how long they may commit nothing before they reach the end
   */
  OtherMembers(Consumer<?, ?> client, String group, Duration standstill) {
    this.client = client;
    this.group = group;
    this.standstill = standstill;
  }

  /**
   * Returns whether they have committed up to these ends. Queries the brokers at most once per
   * second.
   *
   * @throws DstreamException exit status 1, if they have stalled for too long
   */
  boolean reached(Map<TopicPartition, Long> ends) {
    long now = System.nanoTime();
    if (now - askedNanos < ASK_EVERY.toNanos()) {
      return false;
    }
    askedNanos = now;
    if (look(ends) || now - movedNanos < standstill.toNanos()) {
      return ends.entrySet().stream().allMatch(end -> reached(end.getKey(), end.getValue()));
    }
    throw DstreamException.failed(
        String.format(
            Locale.ROOT,
            "group %s gives this consumer no partition, and its other members have read nothing for"
                + " %s",
            group,
            Durations.format(standstill)),
        "end them, or leave --group-id out: then it reads all partitions by itself",
        null);
  }

  /**
   * Returns whether they have moved. Unavailable brokers do not count as a stall; they are reported
   * elsewhere.
   */
  private boolean look(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> before = committed;
    try {
      committed = new HashMap<>(client.committed(ends.keySet(), PATIENCE));
    } catch (TimeoutException e) {
      movedNanos = System.nanoTime();
      return true;
    }
    if (!committed.equals(before)) {
      movedNanos = System.nanoTime();
    }
    return !committed.equals(before);
  }

  private boolean reached(TopicPartition partition, long end) {
    OffsetAndMetadata at = committed.get(partition);
    return (at == null ? 0 : at.offset()) >= end;
  }
}
