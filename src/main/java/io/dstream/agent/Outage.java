package io.dstream.agent;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import java.time.Duration;

/**
 * Tracks an outage of a collector. Reports its beginning and its end once each. Pauses grow
 * meanwhile.
 */
final class Outage {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final String collector;
  private final Notices notices;
  private final StopRequest stop;
  private boolean said;
  private Duration pause = SHORTEST_PAUSE;

  /**
   * @param collector the name of the collector for the user
   */
  Outage(String collector, Notices notices, StopRequest stop) {
    this.collector = collector;
    this.notices = notices;
    this.stop = stop;
  }

  /** Records that the collector is unavailable. */
  void begins(String reason) {
    if (!said) {
      notices.say(collector + ": " + reason + "; lines wait in their files until it is there");
      said = true;
    }
  }

  /**
   * Waits before the next attempt.
   *
   * @return whether to make the attempt; false if the agent is to stop
   */
  boolean pause() throws InterruptedException {
    boolean stopped = stop.await(pause);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return !stopped;
  }

  /** Records that the collector is available. */
  void ends() {
    if (said) {
      notices.say(collector + " is there again");
      said = false;
    }
    pause = SHORTEST_PAUSE;
  }
}
