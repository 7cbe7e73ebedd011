package io.dstream.source;

import io.dstream.text.LineBlock;
import java.io.Serializable;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a receiver to so many lines a second, block by block, by making it wait before a block. */
final class LineRate implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long maxRate;
  private long nextNanos;

  /** No limit where {@code maxRate}, in lines a second, is empty. */
  LineRate(OptionalLong maxRate) {
    this.maxRate = maxRate.orElse(0);
  }

  /** Waits until the block may pass, or until {@code stopping}. */
  void acquire(LineBlock block, CountDownLatch stopping) {
    if (maxRate == 0) {
      return;
    }
    long now = System.nanoTime();
    long wait = nextNanos - now;
    nextNanos = Math.max(now, nextNanos) + TimeUnit.SECONDS.toNanos(1) * block.lines() / maxRate;
    try {
      if (wait > 0 && stopping.await(wait, TimeUnit.NANOSECONDS)) {
        nextNanos = 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
