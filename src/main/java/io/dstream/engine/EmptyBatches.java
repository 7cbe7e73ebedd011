package io.dstream.engine;

import io.dstream.control.Notices;
import io.dstream.operation.Intake;
import io.dstream.operation.Operation;
import io.dstream.source.Feeds;
import io.dstream.spec.Durations;
import io.dstream.spec.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Explains why there are no rows: the operation knows it if lines came, the source if none came.
 * {@link Patience} decides when to print a line about it; with {@code -v}, every empty batch gets
 * one. Thread-safe.
 */
final class EmptyBatches {
  private final Notices notices;
  private final Operation operation;
  private final Feeds feeds;
  private final Patience patience;
  private Intake all = Intake.NOTHING;
  private Optional<Silence> last = Optional.empty();

  EmptyBatches(Notices notices, Operation operation, Feeds feeds, Duration batch) {
    this.notices = notices;
    this.operation = operation;
    this.feeds = feeds;
    this.patience = new Patience(batch);
  }

  /**
   * Notes the batch at {@code time}, milliseconds since the epoch, which is computed but not done.
   *
   * @return why the batch produced no rows; empty if it produced some
   */
  synchronized Optional<Silence> note(long time) {
    Intake intake = operation.intake();
    all = all.plus(intake);
    if (intake.words() > 0) {
      patience.flows(time);
      return Optional.empty();
    }
    Silence silence = intake.lines() > 0 ? operation.silence(intake) : feeds.silence(time);
    last = Optional.of(silence);
    if (notices.verbose()) {
      notices.detail("batch " + Instant.ofEpochMilli(time) + " is empty: " + silence.why());
    } else if (patience.ends(time, silence)) {
      Duration seconds = Duration.ofSeconds(patience.silent(time).toSeconds());
      notices.say("no rows for " + Durations.format(seconds) + ": " + silence.why());
    }
    return last;
  }

  /**
   * Notes that the stream has ended. If it never had rows, says why, unless that was already said.
   */
  synchronized void end() {
    if (patience.flowed()) {
      return;
    }
    Optional<Silence> silence = all.lines() > 0 ? Optional.of(operation.silence(all)) : last;
    if (silence.filter(patience::said).isEmpty()) {
      notices.say("nothing came out: " + silence.map(Silence::why).orElseGet(this::whyNoBatch));
    }
  }

  private String whyNoBatch() {
    return feeds.lastBatch().stream().anyMatch(last -> last == 0)
        ? feeds.silence(0).why()
        : "the stream ended before its first batch";
  }
}
