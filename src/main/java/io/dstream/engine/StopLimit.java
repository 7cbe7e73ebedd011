package io.dstream.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time at which a stop that has begun must be over: {@code --stop-timeout} after all that is
 * due. Thread-safe.
 */
final class StopLimit {
  private final long timeout;
  private final LongSupplier nanoTime;
  private boolean begun;
  private long deadline;

  StopLimit(Duration timeout, LongSupplier nanoTime) {
    this.timeout = timeout.toNanos();
    this.nanoTime = nanoTime;
  }

  /** The stop begins, if it has not begun yet. */
  synchronized void begin() {
    if (!begun) {
      waitFor(Duration.ZERO);
    }
  }

  /** The stop waits for something that is due in {@code due}; only then the limit runs. */
  synchronized void waitFor(Duration due) {
    begun = true;
    deadline = nanoTime.getAsLong() + due.toNanos() + timeout;
  }

  /** Whether the stop takes too long. */
  synchronized boolean over() {
    return begun && nanoTime.getAsLong() - deadline >= 0;
  }
}
