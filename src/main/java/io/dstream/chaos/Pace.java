package io.dstream.chaos;

import io.dstream.control.StopRequest;
import java.time.Duration;

/**
 * Lets records go in such numbers that input arrives in every life of the pipeline, however long a
 * life is. Each life has a share of the records: after the time t of a life {@code t / (t +
 * halfTime)} of it is gone, which is never all. The last life gets the rest at once. Thread-safe.
 */
final class Pace {
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private final long records;
  private final Duration halfTime;
  private int livesToCome;
  private long sent;
  private long sentBefore;
  private long share;
  private long began;

  /**
   * @param records in all
   * @param lives of the pipeline
   * @param halfTime when half of a life's share has gone
   */
  Pace(long records, int lives, Duration halfTime) {
    this.records = records;
    this.livesToCome = lives;
    this.halfTime = halfTime;
  }

  /** The next life begins; {@code now} is a {@link System#nanoTime}. */
  synchronized void nextLife(long now) {
    share = (records - sent) / livesToCome;
    livesToCome--;
    sentBefore = sent;
    began = now;
  }

  /**
   * The pipeline is at work now: what is left of the life's share goes as at its begin, so that
   * there is input however long the pipeline took to start.
   */
  synchronized void continueLife(long now) {
    share -= sent - sentBefore;
    sentBefore = sent;
    began = now;
  }

  /** How many records may have gone at {@code now}. */
  synchronized long allowed(long now) {
    if (livesToCome == 0) {
      return records;
    }
    double time = Math.max(0, now - began);
    return sentBefore + (long) (share * time / (time + halfTime.toNanos()));
  }

  /**
   * Waits until one more record may go, and counts it.
   *
   * @return false when all have gone or the stop was requested
   */
  boolean awaitNext(StopRequest stop) throws InterruptedException {
    while (!stop.requested()) {
      if (take()) {
        return true;
      }
      if (sent() == records || stop.await(LOOK_EVERY)) {
        return false;
      }
    }
    return false;
  }

  private synchronized boolean take() {
    boolean may = sent < allowed(System.nanoTime());
    sent += may ? 1 : 0;
    return may;
  }

  /** How many records have gone. */
  synchronized long sent() {
    return sent;
  }
}
