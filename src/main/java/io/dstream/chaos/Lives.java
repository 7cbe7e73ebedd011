package io.dstream.chaos;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs the lives of a pipeline. Every life but the last ends with a kill, of the pipeline itself or
 * of a process that works for it.
 */
final class Lives {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** A pipeline without a sign of work for this long hangs; a busy machine takes minutes. */
  private static final Duration LONGEST_START = Duration.ofMinutes(30);

  private static final Duration LONGEST_SIGNAL = Duration.ofMillis(500);

  private static final int LAST_WORDS = 20;

  private final Pipeline pipeline;
  private final Victims victims;
  private final List<Path> watched;
  private final Pace pace;
  private final Feeder feeder;
  private final StopRequest stop;
  private final Notices notices;

  /**
   * @param watched directories that change when the pipeline is at work
   */
  Lives(
      Pipeline pipeline,
      Victims victims,
      List<Path> watched,
      Pace pace,
      Feeder feeder,
      StopRequest stop,
      Notices notices) {
    this.pipeline = pipeline;
    this.victims = victims;
    this.watched = List.copyOf(watched);
    this.pace = pace;
    this.feeder = feeder;
    this.stop = stop;
    this.notices = notices;
  }

  /**
   * Runs one life per kill and then a last one to its end; fewer when a stop is requested.
   *
   * @throws DstreamException exit status 1, when the pipeline ends in another way or feeding it
   *     fails
   */
  void live(List<Kill> kills) throws InterruptedException {
    for (Kill kill : kills) {
      live(kill, kills.size());
    }
    liveToTheEnd();
  }

  private void live(Kill kill, int kills) throws InterruptedException {
    Footprint before = footprint();
    long started = System.nanoTime();
    pace.nextLife(started);
    pipeline.start();
    String phase = "starting";
    if (!kill.starting()) {
      boolean works = awaitWork(before);
      phase = works ? "at work" : "not at work yet";
      pace.continueLife(System.nanoTime());
    }
    if (awaitEnd(kill.after())) {
      requireStopped(String.format(Locale.ROOT, "before kill %d of %d", kill.number(), kills));
      return;
    }
    Optional<String> victim = victims.kill(pipeline);
    if (victim.isEmpty()) {
      requireStopped(String.format(Locale.ROOT, "before kill %d of %d", kill.number(), kills));
      return;
    }
    notices.say(
        String.format(
            Locale.ROOT,
            "kill %d of %d%s after %.1f s (%s), %,d records sent",
            kill.number(),
            kills,
            victims.ofPipeline() ? "" : ", " + victim.get() + ",",
            (System.nanoTime() - started) / 1e9,
            phase,
            pace.sent()));
  }

  private void liveToTheEnd() throws InterruptedException {
    pace.nextLife(System.nanoTime());
    pipeline.start();
    boolean fed = false;
    while (!pipeline.awaitEnd(LOOK_EVERY)) {
      if (feeder.check() && !fed) {
        fed = true;
        notices.say(
            String.format(
                Locale.ROOT, "all %,d records sent; waits for the pipeline's end", pace.sent()));
      }
    }
    if (pipeline.exitStatus() != 0) {
      requireStopped("after the last kill");
    } else if (!feeder.check()) {
      requireStopped("before all records were sent");
    }
  }

  /** Waits for the first sign of work and returns whether there was one. */
  private boolean awaitWork(Footprint before) throws InterruptedException {
    long since = System.nanoTime();
    while (System.nanoTime() - since < LONGEST_START.toNanos()) {
      feeder.check();
      if (!footprint().equals(before)) {
        return true;
      }
      if (pipeline.awaitEnd(LOOK_EVERY)) {
        return false;
      }
    }
    return false;
  }

  private boolean awaitEnd(Duration time) throws InterruptedException {
    boolean ended = pipeline.awaitEnd(time);
    feeder.check();
    return ended;
  }

  /**
   * Fails unless a stop was requested. Ctrl-C also reaches the pipeline, which may end before this
   * process notices it.
   */
  private void requireStopped(String when) throws InterruptedException {
    if (!stop.await(LONGEST_SIGNAL)) {
      throw failed(when);
    }
  }

  private DstreamException failed(String when) {
    pipeline.lastWords(LAST_WORDS).forEach(line -> notices.say("pipeline: " + line));
    int status = pipeline.exitStatus();
    return DstreamException.failed(
        "the pipeline ended by itself with exit status " + status + " " + when,
        status == 0 ? "nothing came for too long: try more --records or fewer --kills" : "",
        null);
  }

  private Footprint footprint() {
    try {
      return Footprint.of(watched);
    } catch (IOException e) {
      throw DstreamException.failed("cannot look into " + watched + ": " + IoErrors.reason(e), e);
    }
  }
}
