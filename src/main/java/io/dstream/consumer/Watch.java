package io.dstream.consumer;

import static java.util.stream.Collectors.joining;

import io.dstream.control.Notices;
import io.dstream.spec.DstreamException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Reports what a consumer's polls do not show: that the brokers are unavailable, that topics appear
 * or are deleted, and that nothing arrives because there is nothing.
 */
final class Watch {
  private static final int PARTITIONS_SHOWN = 10;

  /**
   * The intervals between checks.
   *
   * @param lookEvery the time between two queries for the topics
   * @param longWait the time without a message after which it reports the positions
   */
  record Intervals(Duration lookEvery, Duration longWait) {
    static final Intervals USUAL = new Intervals(Duration.ofSeconds(10), Duration.ofSeconds(5));
  }

  private final ConsumeSpec spec;
  private final Consumer<?, ?> client;
  private final Membership membership;
  private final ToLongFunction<TopicPartition> position;
  private final Notices notices;
  private final Intervals intervals;
  private long lookedNanos = System.nanoTime();
  private long messageNanos = System.nanoTime();
  private boolean waitSaid;
  private boolean away;

  Watch(
      ConsumeSpec spec,
      Consumer<?, ?> client,
      Membership membership,
      ToLongFunction<TopicPartition> position,
      Notices notices,
      Intervals intervals) {
    this.spec = spec;
    this.client = client;
    this.membership = membership;
    this.position = position;
    this.notices = notices;
    this.intervals = intervals;
  }

  /**
   * Checks, at intervals.
   *
   * @param messages whether the poll returned any
   * @throws DstreamException exit status 1, if a topic no longer exists
   */
  void afterPoll(boolean messages) {
    long now = System.nanoTime();
    if (messages) {
      messageNanos = now;
    } else if (!waitSaid && now - messageNanos >= intervals.longWait().toNanos()) {
      waitSaid = true;
      notices.say(standing());
    }
    if (now - lookedNanos >= intervals.lookEvery().toNanos()) {
      look();
      lookedNanos = System.nanoTime();
    }
  }

  private String standing() {
    List<TopicPartition> partitions =
        client.assignment().stream()
            .sorted(
                Comparator.comparing(TopicPartition::topic)
                    .thenComparingInt(TopicPartition::partition))
            .toList();
    if (partitions.isEmpty()) {
      String until = spec.untilEnd() ? " until they have read all of it" : "";
      return String.format(
          Locale.ROOT,
          "waits%s: no partition is left for it; other members of group %s have them",
          until,
          spec.group().orElse(""));
    }
    String where =
        partitions.stream()
            .limit(PARTITIONS_SHOWN)
            .map(partition -> partition + " is read up to offset " + position(partition))
            .collect(joining(", "));
    int more = partitions.size() - PARTITIONS_SHOWN;
    return "waits for more messages: " + where + (more > 0 ? ", and " + more + " others" : "");
  }

  private String position(TopicPartition partition) {
    long known = position.applyAsLong(partition);
    return known < 0 ? "?" : String.valueOf(known);
  }

  private void look() {
    try {
      membership.hear(spec.topics().topics(spec.kafka()));
      if (away) {
        notices.say(spec.brokers() + " answers again");
      }
      away = false;
    } catch (RetriableException | DstreamException e) {
      noteAway(e);
    }
  }

  /** Reports once that the brokers are unavailable. Any other failure ends the reading. */
  private void noteAway(RuntimeException failure) {
    if (failure instanceof DstreamException known
        && !(known.getCause() instanceof RetriableException)) {
      throw DstreamException.failed(known.getMessage(), known.hint().orElse(""), known);
    }
    if (!away) {
      notices.say(failure.getMessage() + "; waiting until it is there");
    }
    away = true;
  }
}
