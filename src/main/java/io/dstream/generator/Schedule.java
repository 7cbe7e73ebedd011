package io.dstream.generator;

import java.time.Duration;

/**
 * When each of a run of events is due, so that their rate holds over any time: an event is due so
 * long after the first one, however late those before it were. Times are {@link System#nanoTime}
 * values; the schedule itself has no clock.
 *
 * @param events due in one period, 1 to 10⁹
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

  /** Event 0 is due at {@code start}, and {@code rate} events in every second. */
  static Schedule perSecond(long rate, long start) {
    return new Schedule(rate, Duration.ofSeconds(1).toNanos(), 0, start);
  }

  /** Event 0 is due at {@code start}, and one more after every interval. */
  static Schedule every(Duration interval, long start) {
    return new Schedule(1, interval.toNanos(), 0, start);
  }

  /** When the event is due, in nanoseconds; rounding does not add up. */
  long due(long event) {
    long n = event - first;
    return start + n / events * period + n % events * period / events;
  }

  /** How long it is until the event is due; nothing when it is late. */
  Duration until(long event, long now) {
    return Duration.ofNanos(Math.max(0, due(event) - now));
  }

  /** The same rate, with the event due {@code now}: what was missed is not made up for. */
  Schedule restartedAt(long event, long now) {
    return new Schedule(events, period, event, now);
  }
}
