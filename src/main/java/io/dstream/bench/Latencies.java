package io.dstream.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Records the latencies of rows that were sent within the measured seconds, after a warm-up. */
final class Latencies {
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 30;

  /** The last seconds, whose rows only end the reading. */
  private static final int LAST_SECONDS = 2;

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Histogram millis = new Histogram(LONGEST.toMillis(), 3);
  private final long from = System.currentTimeMillis() + 1000L * WARM_UP_SECONDS;
  private final long end = from + 1000L * SECONDS;

  /** The time for which rows are to be sent. */
  static Duration sending() {
    return Duration.ofSeconds(WARM_UP_SECONDS + SECONDS + LAST_SECONDS);
  }

  /**
   * Records an arrival.
   *
   * @param sent when it was sent, in milliseconds since the epoch
   * @param arrived when it arrived, in milliseconds since the epoch
   * @param count how often it arrived
   * @return whether it was sent after the measured time, which ends the measurement
   */
  boolean take(long sent, long arrived, long count) {
    if (sent >= from && sent < end) {
      millis.recordValueWithCount(arrived - sent, count);
    }
    return sent >= end;
  }

  /** Returns the 99th percentile and the median. */
  Figures figures(String contender) {
    return Figures.of(contender, (double) millis.getValueAtPercentile(99))
        .and(contender + ", median", (double) millis.getValueAtPercentile(50));
  }
}
