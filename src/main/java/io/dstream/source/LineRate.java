package io.dstream.source;

import io.dstream.text.LineBlock;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a receiver to so many lines a second by making it wait before each piece of a block. */
final class LineRate implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int PIECES_A_SECOND = 20;

  private final long maxRate;
  private long nextNanos;

  /** No limit where {@code maxRate}, in lines a second, is empty. */
  LineRate(OptionalLong maxRate) {
    this.maxRate = maxRate.orElse(0);
  }

  /** The block in pieces of a fraction of a second's lines, or as it is where there is no limit. */
  List<LineBlock> pieces(LineBlock block) {
    return maxRate == 0
        ? List.of(block)
        : block.cut((int) Math.min(Integer.MAX_VALUE, Math.max(1, maxRate / PIECES_A_SECOND)));
  }

  /** Waits until the piece may pass, or until {@code stopping}. */
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
