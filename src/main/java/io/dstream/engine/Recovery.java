package io.dstream.engine;

import io.dstream.checkpoint.BatchLog;
import io.dstream.checkpoint.BatchRecord;
import io.dstream.control.Notices;
import io.dstream.operation.BatchInput;
import io.dstream.source.Feeds;
import io.dstream.source.Source;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Continues from the state that the previous run left. The unfinished batch is run again with the
 * same records and the same time, so that sinks that identify a batch by its time recognize it.
 * Then the results that a window would have shown meanwhile are produced, until the window is
 * empty.
 */
final class Recovery {
  private final Optional<BatchLog> log;
  private final Notices notices;
  private final Optional<BatchRecord> last;
  private final Optional<BatchRecord> underWay;
  private long unshown; // the last batch of the previous run, until the results it missed are shown

  private Recovery(Optional<BatchLog> log, Notices notices) throws IOException {
    this.log = log;
    this.notices = notices;
    List<BatchRecord> done = log.map(BatchLog::done).orElse(List.of());
    this.last = done.isEmpty() ? Optional.empty() : Optional.of(done.get(done.size() - 1));
    Optional<BatchRecord> begun = log.flatMap(BatchLog::underWay);
    this.underWay = begun.filter(batch -> batch.reads() != null);
    if (begun.isPresent() && underWay.isEmpty()) {
      notices.say(
          "what the batch of "
              + Instant.ofEpochMilli(begun.get().time())
              + " received is lost: it was under way when the program ended");
      log.get().giveUp(begun.get());
    }
  }

  /** Returns the recovery of a stream without a checkpoint: nothing is restored or logged. */
  static Recovery none(Notices notices) throws IOException {
    return new Recovery(Optional.empty(), notices);
  }

  static Recovery from(BatchLog log, Notices notices) throws IOException {
    return new Recovery(Optional.of(log), notices);
  }

  /**
   * Returns the time of the last completed batch, milliseconds since the epoch; 0 when there is
   * none.
   */
  long lastTime() {
    return last.map(BatchRecord::time).orElse(0L);
  }

  /** Returns the time of the last completed batch after {@link #run}; 0 when there is none. */
  long latestTime() {
    return underWay.map(BatchRecord::time).orElse(lastTime());
  }

  /**
   * Returns when the stream first began, milliseconds since the epoch; empty when it begins now.
   */
  OptionalLong origin() {
    BatchRecord latest = underWay.or(() -> last).orElse(BatchRecord.NONE);
    return latest.time() == 0 ? OptionalLong.empty() : OptionalLong.of(latest.origin());
  }

  /** Returns where the source continues. */
  Optional<Source.Resume> resume() {
    List<BatchRecord> all = new ArrayList<>(log.map(BatchLog::done).orElse(List.of()));
    underWay.ifPresent(all::add);
    Source.Resume resume = null;
    for (BatchRecord batch : all) {
      if (batch.position() != null) {
        resume = new Source.Resume(batch.position(), new ArrayList<>());
      } else if (resume != null && batch.reads() != null && !batch.reads().isEmpty()) {
        resume.reads().add(batch.reads());
      }
    }
    return Optional.ofNullable(resume);
  }

  /**
   * Runs the batch that was unfinished, before the stream starts.
   *
   * @return whether there was one
   * @throws DstreamException when the clock is behind the last batch
   */
  boolean run(BatchRunner runner, Feeds feeds, Slides slides, BatchReports reports)
      throws IOException {
    if (log.isPresent() && resume().isEmpty()) {
      log.get().begin(new BatchRecord(0, 0, BatchRecord.NOTHING, feeds.position()));
    }
    unshown = latestTime();
    requireClockAfter(unshown);
    if (underWay.isPresent()) {
      BatchRecord batch = underWay.get();
      notices.say("runs the batch of " + Instant.ofEpochMilli(batch.time()) + " again");
      feeds
          .lost(batch.reads())
          .forEach(name -> notices.say("what " + name + " may have received in it is lost"));
      BatchAttempts attempts = new BatchAttempts(runner, feeds, this, reports);
      done(
          attempts.run(
              feeds.readAgain(batch.reads(), feeds.nothing()), batch, slides.shows(batch.time())));
      reports.end(batch.time(), Map.of(), Optional.empty());
      feeds.requireAllInput();
    }
    return underWay.isPresent();
  }

  /**
   * Runs the batches without records that a window needs between the last batch and {@code first},
   * the first batch of this run, and shows the results that were due. Later calls do nothing.
   */
  void showMissed(Feeds feeds, BatchRunner runner, Slides slides, long first, BatchReports reports)
      throws IOException {
    long last = unshown;
    unshown = 0;
    if (last == 0) {
      return;
    }
    long end = Math.min(first - 1, slides.forgotten(last));
    for (long time = slides.nextNeeded(last + 1); time <= end; time = slides.nextNeeded(time + 1)) {
      BatchRecord missed = new BatchRecord(time, slides.origin(), BatchRecord.NOTHING, null);
      plan(missed);
      reports.begin();
      runner.run(
          reports.reading(
              new BatchInput(
                  time, slides.origin(), slides.shows(time), feeds.bySource(feeds.nothing()))));
      done(missed);
      reports.end(time, Map.of(), Optional.empty());
    }
  }

  private static void requireClockAfter(long time) {
    if (System.currentTimeMillis() < time) {
      throw DstreamException.failed(
          "the clock is behind the checkpoint, whose last batch is of "
              + Instant.ofEpochMilli(time),
          "set the clock right: batches are known by their time",
          null);
    }
  }

  /** Logs that a batch begins: from now on it may have effects. */
  void plan(BatchRecord batch) throws IOException {
    if (log.isPresent()) {
      log.get().plan(batch);
    }
  }

  /** Logs that the batch is in every sink. */
  void done(BatchRecord batch) throws IOException {
    if (log.isPresent()) {
      log.get().done(batch);
    }
  }
}
