package io.dstream.generator;

import java.time.Duration;

/**
 * Computes when each of a series of events is due, so that their rate is constant over any period.
 * The due time depends only on the first event, however late the earlier ones were. Times are
 * {@link System#nanoTime} values; the schedule itself has no clock.
 *
 * @param events the number of events due per period, 1 to 10⁹
 * @param period nanoseconds, 1 or more
 * @param first the number of the event that is due at {@code start}
 * @param start nanoseconds
 */
record Schedule(long events, long period, long first, long start) {
  static final long FASTEST = 1_000_000_000L;

  Schedule {
    if (events < 1 || events > FASTEST || period < 1) {
      throw new IllegalArgumentException("no schedule: " + events + " in " + period + " ns");
    }
  }

  /** Returns a schedule with event 0 due at {@code start}, and {@code rate} events per second. */
  static Schedule perSecond(long rate, long start) {
    return new Schedule(rate, Duration.ofSeconds(1).toNanos(), 0, start);
  }

  /** Returns a schedule with event 0 due at {@code start}, and one more after every interval. */
  static Schedule every(Duration interval, long start) {
    return new Schedule(1, interval.toNanos(), 0, start);
  }

  /** Returns when the event is due, in nanoseconds; rounding errors do not accumulate. */
  long due(long event) {
    long n = event - first;
    return start + n / events * period + n % events * period / events;
  }

  /** Returns the time until the event is due; zero when it is late. */
  Duration until(long event, long now) {
    return Duration.ofNanos(Math.max(0, due(event) - now));
  }

  /** Returns the same rate with the event due {@code now}; missed events are not made up for. */
  Schedule restartedAt(long event, long now) {
    return new Schedule(events, period, event, now);
  }
}
