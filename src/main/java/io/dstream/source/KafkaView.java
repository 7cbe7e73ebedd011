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
 * The driver's last view of the brokers and topics: whether the brokers are unavailable, which is
 * reported once, and where the partitions end. Explains why a batch is empty. One thread creates
 * batches; another may ask for the explanation.
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

  /**
   * Creates the view of a stream that starts at {@code start}. The explanation gives {@code
   * whyThere} if no record follows the start.
   */
  KafkaView(KafkaSource source, Notices notices, Map<TopicPartition, Long> start, String whyThere) {
    this.source = source;
    this.notices = notices;
    this.start = Map.copyOf(start);
    this.whyThere = whyThere;
  }

  /**
   * Returns whether to query the brokers. While they are unavailable, returns true only
   * occasionally.
   */
  boolean asks() {
    return away.isEmpty() || System.nanoTime() >= askAgainNanos;
  }

  /** Records the brokers' answer: where each partition begins and ends. */
  void answered(Map<TopicPartition, Long> earliest, Map<TopicPartition, Long> latest) {
    ends = new Ends(earliest, latest);
    away = Optional.empty();
  }

  /**
   * Records that the brokers have not answered. Reports once that they are unavailable. Any other
   * failure ends the stream.
   */
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
   * Explains why a batch has no line.
   *
   * @param read whether the batch reads offsets nevertheless
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
