package io.dstream.source;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a receiver to so many units a second by making it wait before each part. */
final class Pace {
  private long nextNanos = System.nanoTime();

  /**
   * Waits until {@code units} may pass at a rate of {@code perSecond}, or until {@code stopping}:
   * what was received by then passes at once.
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
