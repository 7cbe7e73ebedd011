package io.dstream.bench;

import io.dstream.spec.DstreamException;
import java.time.Duration;

/** Limits the wait for a contender that counts too little to a minute without further words. */
final class TallyWatch {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final long expected;
  private long most;
  private long sinceNanos = System.nanoTime();

  /**
   * @param expected the expected number of words
   */
  TallyWatch(long expected) {
    this.expected = expected;
  }

  /**
   * Checks whether to continue waiting.
   *
   * @param counted the number of words so far
   * @throws DstreamException when the number has not grown for too long
   */
  void require(long counted) {
    if (counted > most) {
      most = counted;
      sinceNanos = System.nanoTime();
    } else if (System.nanoTime() - sinceNanos > LONGEST.toNanos()) {
      throw DstreamException.failed(
          "a contender counted " + most + " of " + expected + " words, and no more for a minute",
          null);
    }
  }
}
