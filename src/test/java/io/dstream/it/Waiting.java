package io.dstream.it;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what must come: the one limit of all of them. */
final class Waiting {
  /**
   * It catches what hangs, and nothing else. On a machine that is busy with other work, a run that
   * takes seconds here takes many minutes.
   */
  static final Duration LIMIT = Duration.ofMinutes(30);

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Waiting() {}

  /** Waits for {@code what} up to the limit. */
  static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(LIMIT).pollInterval(LOOK_EVERY);
  }

  /** The limit in milliseconds, for sockets and libraries that take it so. */
  static int limitMillis() {
    return Math.toIntExact(LIMIT.toMillis());
  }
}
