package io.dstream.chaos;

import io.dstream.control.StopRequest;
import java.time.Duration;

/**
 * Limits how many records are sent, so that input arrives in every life of the pipeline, however
 * long a life lasts.
 *
 * <p>Each life has a share of the records. At time t of a life, {@code t / (t + halfTime)} of the
 * share has been sent, which is never all of it. The last life gets the rest at once. Thread-safe.
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
   * @param records the total number of records
   * @param lives the number of lives of the pipeline
   * @param halfTime the time after which half of a life's share has been sent
   */
  Pace(long records, int lives, Duration halfTime) {
    this.records = records;
    this.livesToCome = lives;
    this.halfTime = halfTime;
  }

  /** Begins the next life at {@code now}, a {@link System#nanoTime}. */
  synchronized void nextLife(long now) {
    share = (records - sent) / livesToCome;
    livesToCome--;
    sentBefore = sent;
    began = now;
  }

  /**
   * Restarts the pace when the pipeline begins to work. The rest of the life's share is sent as
   * from the beginning of a life, so that input arrives however long the start took.
   */
  synchronized void continueLife(long now) {
    share -= sent - sentBefore;
    sentBefore = sent;
    began = now;
  }

  /** Returns how many records may have been sent at {@code now}. */
  synchronized long allowed(long now) {
    if (livesToCome == 0) {
      return records;
    }
    double time = Math.max(0, now - began);
    return sentBefore + (long) (share * time / (time + halfTime.toNanos()));
  }

  /**
   * Waits until one more record may be sent, and counts it.
   *
   * @return false when all have been sent or a stop was requested
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

  /** The number of records sent. */
  synchronized long sent() {
    return sent;
  }
}
