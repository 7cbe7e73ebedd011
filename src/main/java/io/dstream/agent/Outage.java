package io.dstream.agent;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import java.time.Duration;

/** A collector that is away: it is said once, and so is its return; pauses grow meanwhile. */
final class Outage {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final String collector;
  private final Notices notices;
  private final StopRequest stop;
  private boolean said;
  private Duration pause = SHORTEST_PAUSE;

  /**
   * @param collector as the user knows it
   */
  Outage(String collector, Notices notices, StopRequest stop) {
    this.collector = collector;
    this.notices = notices;
    this.stop = stop;
  }

  /** It is away. */
  void begins(String reason) {
    if (!said) {
      notices.say(collector + ": " + reason + "; lines wait in their files until it is there");
      said = true;
    }
  }

  /**
   * Waits before the next attempt.
   *
   * @return whether there is to be one; false when the agent is to stop
   */
  boolean pause() throws InterruptedException {
    boolean stopped = stop.await(pause);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return !stopped;
  }

  /** It is there. */
  void ends() {
    if (said) {
      notices.say(collector + " is there again");
      said = false;
    }
    pause = SHORTEST_PAUSE;
  }
}
