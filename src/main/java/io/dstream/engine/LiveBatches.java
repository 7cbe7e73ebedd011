package io.dstream.engine;

import io.dstream.checkpoint.BatchRecord;
import io.dstream.source.BatchReceiver;
import io.dstream.source.Feeds;
import io.dstream.source.Source;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * The stream's only output operation. Runs each batch, writes it to the checkpoint's log, and tells
 * the source when it is done. No batch runs after a failed one: its records stay unread, and the
 * next start reads them again.
 */
final class LiveBatches implements BatchReceiver {
  private final BatchRunner runner;
  private final Feeds feeds;
  private final Recovery recovery;
  private final Slides slides;
  private final Progress progress;
  private final BatchGate gate;
  private final BatchReports reports;
  private final BatchAttempts attempts;
  private final EmptyBatches empty;

  LiveBatches(
      BatchRunner runner,
      Feeds feeds,
      Recovery recovery,
      Slides slides,
      Progress progress,
      BatchGate gate,
      BatchReports reports,
      EmptyBatches empty) {
    this.runner = runner;
    this.feeds = feeds;
    this.recovery = recovery;
    this.slides = slides;
    this.progress = progress;
    this.gate = gate;
    this.reports = reports;
    this.empty = empty;
    this.attempts = new BatchAttempts(runner, feeds, recovery, reports);
  }

  @Override
  public void receive(Map<String, JavaRDD<LineBlock>> blocks, long time) throws IOException {
    long number = progress.numberOf(time);
    if (!gate.admits(number, progress.mayHaveRecords(number) || slides.needs(time))) {
      return;
    }
    try {
      recovery.showMissed(feeds, runner, slides, time, reports);
      Source.Taken taken = feeds.taken(time);
      BatchRecord plan = new BatchRecord(time, slides.origin(), taken.reads(), taken.position());
      recovery.plan(plan);
      BatchRecord done = attempts.run(blocks, plan, slides.shows(time));
      Optional<Silence> silence = empty.note(time);
      recovery.done(done);
      feeds.completed(time);
      reports.end(time, feeds.lag(), silence);
      feeds.requireAllInput();
    } catch (Throwable failure) { // Spark throws undeclared checked exceptions
      gate.close();
      if (failure instanceof OutOfMemoryError) { // Spark passes no Error to the waiting thread
        throw DstreamException.failed("out of memory", failure);
      }
      throw failure;
    }
  }
}
