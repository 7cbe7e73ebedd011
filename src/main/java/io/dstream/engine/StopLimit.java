package io.dstream.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The deadline of a stop that has begun: {@code --stop-timeout} after everything that is due.
 * Thread-safe.
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

  /** Begins the stop, if it has not begun yet. */
  synchronized void begin() {
    if (!begun) {
      waitFor(Duration.ZERO);
    }
  }

  /**
   * Sets the deadline of a stop that waits for something due in {@code due}: the timeout runs from
   * then.
   */
  synchronized void waitFor(Duration due) {
    begun = true;
    deadline = nanoTime.getAsLong() + due.toNanos() + timeout;
  }

  /** Returns whether the stop takes too long. */
  synchronized boolean over() {
    return begun && nanoTime.getAsLong() - deadline >= 0;
  }
}
