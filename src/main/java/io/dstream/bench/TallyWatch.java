package io.dstream.bench;

import io.dstream.spec.DstreamException;
import java.time.Duration;

/** How long a contender that counts too little is waited for: a minute without a word more. */
final class TallyWatch {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final long expected;
  private long most;
  private long sinceNanos = System.nanoTime();

  /**
   * @param expected words
   */
  TallyWatch(long expected) {
    this.expected = expected;
  }

  /**
   * Goes on waiting.
   *
   * @param counted words until now
   * @throws DstreamException when they have been no more for too long
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
