package io.dstream.engine;

import java.time.Duration;
import java.time.Instant;

/** Is told of every batch of a running stream. */
@FunctionalInterface
public interface BatchObserver {
  /** A batch is in every sink. Called by the stream's own thread: it waits meanwhile. */
  void completed(Batch batch);

  /**
   * What there is to say of a batch.
   *
   * @param time the batch time
   * @param lines the lines that it read; those of a task that ran twice are counted twice
   * @param delay how long after its time it began
   * @param processing how long it took
   */
  record Batch(Instant time, long lines, Duration delay, Duration processing) {}
}
