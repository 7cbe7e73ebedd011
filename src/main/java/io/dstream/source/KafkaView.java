package io.dstream.source;

import io.dstream.control.Notices;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Phrases;
import io.dstream.spec.Silence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * What the driver last saw of the brokers and the topics: whether they are away, which is said
 * once, and how far the topics go. From it it is known why a batch has nothing. Batches are looked
 * for by one thread; another may ask why.
 */
final class KafkaView {
  private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

  private final KafkaSource source;
  private final Notices notices;
  private final Map<TopicPartition, Long> start;
  private final String whyThere;
  private volatile Ends ends = new Ends(Map.of(), Map.of());
  private volatile Optional<Silence> away = Optional.empty();
  private long askAgainNanos;

  private record Ends(Map<TopicPartition, Long> earliest, Map<TopicPartition, Long> latest) {}

  /** Where the stream starts: {@code whyThere} is said where nothing was after that. */
  KafkaView(KafkaSource source, Notices notices, Map<TopicPartition, Long> start, String whyThere) {
    this.source = source;
    this.notices = notices;
    this.start = Map.copyOf(start);
    this.whyThere = whyThere;
  }

  /** Whether to ask the brokers; while they are away, only now and then. */
  boolean asks() {
    return away.isEmpty() || System.nanoTime() >= askAgainNanos;
  }

  /** The brokers have answered: where each partition begins and ends. */
  void answered(Map<TopicPartition, Long> earliest, Map<TopicPartition, Long> latest) {
    ends = new Ends(earliest, latest);
    away = Optional.empty();
  }

  /** The brokers have not answered. That they are away is said once; all else ends the stream. */
  void failed(RuntimeException failure) {
    if (!(failure instanceof RetriableException
        || failure.getCause() instanceof RetriableException)) {
      throw failure instanceof DstreamException known
          ? DstreamException.failed(known.getMessage(), known.hint().orElse(""), known)
          : failure;
    }
    askAgainNanos = System.nanoTime() + ASK_AGAIN_NANOS;
    if (away.isEmpty()) {
      String why = failure.getMessage();
      notices.say(source.uri() + ": " + why + "; waiting until it is there");
      String since = " is away " + Phrases.since(Instant.now()) + ": ";
      away = Optional.of(Silence.told("away", source.uri() + since + why));
    }
  }

  /**
   * Why a batch has no line.
   *
   * @param read whether it reads offsets all the same
   */
  Silence silence(boolean read) {
    if (read) {
      return Silence.of(
          "no line",
          "the offsets that came have no line: messages without a value, or ends of transactions");
    }
    return away.orElseGet(() -> atEnd(ends));
  }

  private Silence atEnd(Ends seen) {
    String topic = "topic " + source.topics();
    if (seen.earliest.equals(seen.latest)) {
      return Silence.of("no records", topic + " has no records");
    }
    List<String> offsets =
        seen.latest.keySet().stream()
            .sorted(BY_NAME)
            .map(partition -> partition + " at " + seen.latest.get(partition))
            .toList();
    String hint = seen.latest.equals(start) && !whyThere.isEmpty() ? "; " + whyThere : "";
    return Silence.of(
        "at end", topic + " is read to its end (" + Phrases.few(offsets) + ")" + hint);
  }
}
