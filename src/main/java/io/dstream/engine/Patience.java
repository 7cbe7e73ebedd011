package io.dstream.engine;

import io.dstream.spec.Silence;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides when to tell the user that no rows come: some seconds after the start, and later only
 * when a pause is long and at least twice as long as every pause before. The same reason is given
 * only once until rows come again. Another reason is given too, but not right after the first:
 * reasons may be short-lived, such as a file that is being written. Times are batch times,
 * milliseconds since the epoch.
 */
final class Patience {
  private static final Duration AT_START = Duration.ofSeconds(5);
  private static final Duration AFTERWARDS = Duration.ofSeconds(30);
  private static final int BATCHES = 3;

  private final long batch;
  private final Set<String> said = new HashSet<>();
  private long silentSince;
  private long longest;
  private long quietUntil;
  private boolean begun;
  private boolean flowed;

  Patience(Duration batch) {
    this.batch = batch.toMillis();
  }

  private void begin(long time) {
    if (!begun) {
      begun = true;
      silentSince = time - batch;
    }
  }

  /** Notes that the batch at {@code time} has something to count. */
  void flows(long time) {
    begin(time);
    longest = Math.max(longest, time - silentSince);
    silentSince = time;
    flowed = true;
    said.clear();
  }

  /** Returns whether any batch had something to count. */
  boolean flowed() {
    return flowed;
  }

  /** Returns how long there was nothing to count, including the batch at {@code time}. */
  Duration silent(long time) {
    begin(time);
    return Duration.ofMillis(time - silentSince);
  }

  /**
   * Returns whether to report a silence in the batch at {@code time}; it is then not reported
   * again.
   */
  boolean ends(long time, Silence silence) {
    Duration least = flowed || silence.told() ? AFTERWARDS : AT_START;
    long enough = Math.max(Math.max(least.toMillis(), BATCHES * batch), 2 * longest);
    if (silent(time).toMillis() < enough || time < quietUntil || !said.add(silence.kind())) {
      return false;
    }
    quietUntil = time + Math.max(AT_START.toMillis(), BATCHES * batch);
    return true;
  }

  /** Returns whether this silence was reported since the stream last flowed. */
  boolean said(Silence silence) {
    return said.contains(silence.kind());
  }
}
