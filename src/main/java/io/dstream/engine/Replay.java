package io.dstream.engine;

import io.dstream.control.StopRequest;
import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Plan;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.SourceSet;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Computes recorded batches, with their lines and times, one after the other, without a clock, a
 * source, a checkpoint or a recovery. A window has its results where its slide requires them, also
 * between two recorded batches.
 */
public final class Replay {
  private static final LineBlock NOTHING = new LineBlock();

  private final PipelineSpec<Source, Plan, Sink> spec;
  private final Sink.Outlets outlets;
  private final StopRequest stop;

  /**
   * @param spec a pipeline with one unnamed source, from which nothing is read
   * @param stop ends the replay after a batch
   */
  public Replay(PipelineSpec<Source, Plan, Sink> spec, Sink.Outlets outlets, StopRequest stop) {
    this.spec = spec;
    this.outlets = outlets;
    this.stop = stop;
  }

  /**
   * A recorded batch.
   *
   * @param time its time, milliseconds since the epoch
   * @param lines the lines that it reads
   */
  public record Batch(long time, LineBlock lines) {}

  /**
   * Writes the results of the batches to the sinks of the pipeline.
   *
   * @param origin when the stream began, milliseconds since the epoch; windows slide from there
   * @param batches the batches, in the order of their times
   * @throws DstreamException with exit status 1, when a result cannot be written
   */
  @SuppressWarnings("try") // failures of background threads are handled until the block ends
  public void run(long origin, Iterator<Batch> batches) throws InterruptedException {
    WarmUp.awaitClasses();
    try (BackgroundFailures failures = BackgroundFailures.to(outlets.notices(), failure -> {});
        JavaSparkContext spark = new JavaSparkContext(SparkSettings.of(spec));
        SinkWriters writers =
            SinkWriters.open(spec.sinks(), spec.plan().schema(), Beginning.anew(), outlets)) {
      Operation operation =
          spec.plan().open(OperationContext.stateless(spark.sc(), spark.defaultParallelism()));
      Slides slides = new Slides(spec.batch(), spec.plan().cadence(), () -> origin);
      BatchRunner runner =
          new BatchRunner(operation, writers.ofResults(), writers.ofSkipped(), outlets.notices());
      new Running(spark, runner, slides).all(batches);
    } catch (IOException e) {
      throw DstreamException.failed("a result cannot be written: " + IoErrors.reason(e), e);
    }
  }

  private final class Running {
    private final JavaSparkContext spark;
    private final BatchRunner runner;
    private final Slides slides;
    private long last;
    private long lastWithLines;

    Running(JavaSparkContext spark, BatchRunner runner, Slides slides) {
      this.spark = spark;
      this.runner = runner;
      this.slides = slides;
    }

    void all(Iterator<Batch> batches) throws IOException {
      while (batches.hasNext() && !stop.requested()) {
        Batch batch = batches.next();
        runNeeded(batch.time());
        run(batch);
      }
      runNeeded(Long.MAX_VALUE);
    }

    /**
     * Runs the empty batches that windows with lines need before {@code end}. Does nothing before
     * the first batch with lines.
     */
    private void runNeeded(long end) throws IOException {
      if (lastWithLines == 0) {
        return;
      }
      long until = Math.min(end, slides.forgotten(lastWithLines));
      for (long time = slides.nextNeeded(last + 1);
          time < until && !stop.requested();
          time = slides.nextNeeded(time + 1)) {
        run(new Batch(time, NOTHING));
      }
    }

    private void run(Batch batch) throws IOException {
      boolean empty = batch.lines().length() == 0;
      List<LineBlock> blocks = empty ? List.of() : List.of(batch.lines());
      runner.run(
          new BatchInput(
              batch.time(),
              slides.origin(),
              slides.shows(batch.time()),
              Map.of(SourceSet.ONLY, spark.parallelize(blocks, 1))));
      last = batch.time();
      lastWithLines = empty ? lastWithLines : last;
    }
  }
}
