package io.dstream.engine;

import io.dstream.spec.Silence;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides when silence is worth a line: some seconds after the start, for whoever waits for a first
 * result; later only when the stream pauses for long, and for twice as long as it ever did before.
 * What is said once is not said again before the stream has flowed; another reason is, but not
 * right after it: reasons may pass by, as that of a file that is being written. Times are those of
 * batches, milliseconds since the epoch.
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

  /** The batch at {@code time} has something to count. */
  void flows(long time) {
    begin(time);
    longest = Math.max(longest, time - silentSince);
    silentSince = time;
    flowed = true;
    said.clear();
  }

  /** Whether anything has ever come. */
  boolean flowed() {
    return flowed;
  }

  /** For how long there was nothing, the batch at {@code time} included. */
  Duration silent(long time) {
    begin(time);
    return Duration.ofMillis(time - silentSince);
  }

  /** Whether to speak of a silence that lasts in the batch at {@code time}, and then not again. */
  boolean ends(long time, Silence silence) {
    Duration least = flowed || silence.told() ? AFTERWARDS : AT_START;
    long enough = Math.max(Math.max(least.toMillis(), BATCHES * batch), 2 * longest);
    if (silent(time).toMillis() < enough || time < quietUntil || !said.add(silence.kind())) {
      return false;
    }
    quietUntil = time + Math.max(AT_START.toMillis(), BATCHES * batch);
    return true;
  }

  /** Whether it was spoken of, since the stream last flowed. */
  boolean said(Silence silence) {
    return said.contains(silence.kind());
  }
}
