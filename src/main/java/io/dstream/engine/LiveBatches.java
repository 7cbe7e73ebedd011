package io.dstream.engine;

import io.dstream.checkpoint.BatchRecord;
import io.dstream.source.Source;
import io.dstream.spec.DstreamException;
import io.dstream.text.LineBlock;
import java.io.IOException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Time;

/**
 * The stream's one output operation: runs each batch, notes it in the checkpoint's log, and tells
 * the source when it is done. A batch that fails is the last: its records stay unread, and are read
 * again by the next start.
 */
final class LiveBatches implements VoidFunction2<JavaRDD<LineBlock>, Time> {
  private static final long serialVersionUID = 1L;

  // On the driver only: nothing of this is ever serialized.
  private final transient BatchRunner runner;
  private final transient Source.Feed feed;
  private final transient Recovery recovery;
  private final transient Slides slides;
  private final transient Progress progress;
  private final transient BatchGate gate;
  private final transient Observation observation;
  private final transient BatchAttempts attempts;
  private final transient EmptyBatches empty;

  LiveBatches(
      BatchRunner runner,
      Source.Feed feed,
      Recovery recovery,
      Slides slides,
      Progress progress,
      BatchGate gate,
      Observation observation,
      EmptyBatches empty) {
    this.runner = runner;
    this.feed = feed;
    this.recovery = recovery;
    this.slides = slides;
    this.progress = progress;
    this.gate = gate;
    this.observation = observation;
    this.empty = empty;
    this.attempts = new BatchAttempts(runner, feed, recovery, observation);
  }

  @Override
  public void call(JavaRDD<LineBlock> blocks, Time batch) throws IOException {
    long time = batch.milliseconds();
    long number = progress.numberOf(time);
    if (!gate.admits(number, progress.mayHaveRecords(number) || showsEarlierBatches(time))) {
      return;
    }
    try {
      recovery.showMissed(blocks, runner, slides, time, observation);
      Source.Taken taken = feed.taken(time);
      BatchRecord plan = new BatchRecord(time, slides.origin(), taken.reads(), taken.position());
      recovery.plan(plan);
      BatchRecord done = attempts.run(blocks, plan, slides.shows(time));
      empty.note(time);
      recovery.done(done);
      feed.completed(time);
      observation.end(time);
      feed.requireAllInput();
    } catch (Throwable failure) { // Spark throws checked exceptions that it does not declare
      gate.close();
      if (failure instanceof OutOfMemoryError) { // Spark passes no error on to who waits for it
        throw DstreamException.failed("out of memory", failure);
      }
      throw failure;
    }
  }

  /** Whether a result is due of batches that showed none: they may have records, if it has none. */
  private boolean showsEarlierBatches(long time) {
    return slides.apart() && slides.shows(time);
  }
}
