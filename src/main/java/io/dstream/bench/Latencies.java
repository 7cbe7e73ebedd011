package io.dstream.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** How long rows took that were sent within the seconds that are measured, after a warm-up. */
final class Latencies {
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 30;

  /** What is sent at the end only ends the reading. */
  private static final int LAST_SECONDS = 2;

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Histogram millis = new Histogram(LONGEST.toMillis(), 3);
  private final long from = System.currentTimeMillis() + 1000L * WARM_UP_SECONDS;
  private final long end = from + 1000L * SECONDS;

  /** So long something is to be sent. */
  static Duration sending() {
    return Duration.ofSeconds(WARM_UP_SECONDS + SECONDS + LAST_SECONDS);
  }

  /**
   * Something has arrived.
   *
   * @param sent when it was sent, milliseconds since the epoch
   * @param arrived when it is there
   * @param count how often
   * @return whether it was sent after what is measured: then that is over
   */
  boolean take(long sent, long arrived, long count) {
    if (sent >= from && sent < end) {
      millis.recordValueWithCount(arrived - sent, count);
    }
    return sent >= end;
  }

  /** The 99th percentile and the median. */
  Figures figures(String contender) {
    return Figures.of(contender, (double) millis.getValueAtPercentile(99))
        .and(contender + ", median", (double) millis.getValueAtPercentile(50));
  }
}
