package io.dstream.engine;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.source.Feeds;
import io.dstream.spec.StopSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Waits for the end of a running stream and decides how it ends. */
final class EndOfStream {
  private static final long LOOK_EVERY_MILLIS = 20;

  /** Waits for a stream to end on its own. */
  @FunctionalInterface
  interface Termination {
    /**
     * Waits at most {@code millis} milliseconds. Throws what a batch threw.
     *
     * @return whether the stream has ended
     */
    boolean within(long millis) throws InterruptedException;
  }

  private final Notices notices;
  private final Termination termination;
  private final Feeds feeds;
  private final Progress progress;
  private final BatchGate gate;
  private final Slides slides;
  private final StopLimit limit;
  private final InstantSource clock;

  EndOfStream(
      Notices notices,
      Termination termination,
      Feeds feeds,
      Progress progress,
      BatchGate gate,
      Slides slides,
      StopLimit limit,
      InstantSource clock) {
    this.notices = notices;
    this.termination = termination;
    this.feeds = feeds;
    this.progress = progress;
    this.gate = gate;
    this.slides = slides;
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * Waits until a condition of {@code when} holds, the last batch is done, or {@code stop} is
   * requested.
   *
   * @return whether the stream is to stop gracefully; false when it has ended or its last batch is
   *     done
   * @throws InterruptedException when interrupted; what a batch throws is thrown here too
   */
  boolean await(StopSpec when, StopRequest stop) throws InterruptedException {
    long started = System.nanoTime();
    while (!lastBatchDone()) {
      feeds.check();
      Duration running = Duration.ofNanos(System.nanoTime() - started);
      if (stop.requested()
          || when.duration().filter(d -> running.compareTo(d) >= 0).isPresent()
          || when.idle().filter(d -> progress.idle().compareTo(d) >= 0).isPresent()) {
        return drain();
      }
      if (termination.within(LOOK_EVERY_MILLIS)) {
        return false;
      }
    }
    return false;
  }

  private boolean lastBatchDone() {
    return gate.last().stream().anyMatch(last -> progress.completed() >= last);
  }

  /**
   * Waits for what Spark's graceful stop does not wait for: the next result of a window that slides
   * by several batches, and records that a source has seen but not handed over yet.
   */
  private boolean drain() throws InterruptedException {
    feeds.stopping();
    long now = clock.millis();
    long next = progress.numberOf(now);
    long due = slides.apart() ? slides.nextFrom(now) : now;
    long result = slides.apart() ? progress.numberOf(due) : 0;
    limit.waitFor(Duration.ofMillis(due - now));
    gate.passOverEmpty(List.of(next, result));
    if (result > next + 1) {
      notices.say(
          "stops after the window's next result, in "
              + (result - next)
              + " batches; signal again to end at once");
    }
    while (progress.completed() < result || feeds.pendingSince(now)) {
      if (lastBatchDone() || termination.within(LOOK_EVERY_MILLIS)) {
        return false;
      }
    }
    return true;
  }
}
