package io.dstream.source;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Limits a receiver to a number of units per second. It makes the receiver wait before each part.
 */
final class Pace {
  private long nextNanos = System.nanoTime();

  /**
   * Waits until {@code units} may pass at a rate of {@code perSecond}, or until {@code stopping} is
   * zero. Units received by then pass at once.
   */
  void acquire(long units, long perSecond, CountDownLatch stopping) {
    long now = System.nanoTime();
    long wait = nextNanos - now;
    nextNanos = Math.max(now, nextNanos) + (long) (1e9 * units / perSecond);
    try {
      if (wait > 0 && stopping.await(wait, TimeUnit.NANOSECONDS)) {
        nextNanos = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
