package io.dstream.engine;

import io.dstream.checkpoint.CheckpointDirectory;
import io.dstream.control.StopRequest;
import io.dstream.operation.Operation;
import io.dstream.operation.Plan;
import io.dstream.sink.Sink;
import io.dstream.source.Feeds;
import io.dstream.source.Source;
import io.dstream.spark.ReachableMaster;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.PipelineSpec;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.scheduler.StreamingListener;

/** Manages one StreamingContext: creates it from a spec, recovers, runs and stops it. */
public final class StreamEngine {
  private final PipelineSpec<Source, Plan, Sink> spec;
  private final Sink.Outlets outlets;
  private final StopRequest stop;
  private final List<BatchListener> reported;
  private final List<StreamingListener> listeners;
  private final StopLimit limit;
  private final OutOfMemory memory;
  private volatile Supplier<DstreamException> late;
  private volatile boolean reads;

  /**
   * @param reported notified of each batch, in this order
   * @param listeners registered with Spark
   */
  public StreamEngine(
      PipelineSpec<Source, Plan, Sink> spec,
      Sink.Outlets outlets,
      StopRequest stop,
      List<BatchListener> reported,
      StreamingListener... listeners) {
    this.spec = spec;
    this.outlets = outlets;
    this.stop = stop;
    this.reported = List.copyOf(reported);
    this.listeners = List.of(listeners);
    this.limit = new StopLimit(spec.stop().timeout(), System::nanoTime);
    this.memory = new OutOfMemory(spec, Runtime.getRuntime().maxMemory(), limit::begin);
    this.late = () -> Leftover.ofStart(spec);
  }

  /**
   * Checks everything outside the program that can be checked before Spark starts.
   *
   * @throws DstreamException when the pipeline cannot start
   */
  public static void check(PipelineSpec<?, ?, ?> spec) {
    spec.check(beginning(findCheckpoint(spec, HadoopSettings.of(spec.conf()))));
    ReachableMaster.check(spec.master());
  }

  private static Beginning beginning(Optional<CheckpointDirectory> checkpoint) {
    return checkpoint.map(CheckpointDirectory::beginning).orElse(Beginning.anew());
  }

  private static Optional<CheckpointDirectory> findCheckpoint(
      PipelineSpec<?, ?, ?> spec, Configuration hadoop) {
    return spec.recovery()
        .checkpoint()
        .map(dir -> CheckpointDirectory.find(dir, spec.recovery(), spec.identity(), hadoop));
  }

  /**
   * Runs the pipeline until a stop condition holds or a stop is requested, then stops it: at once
   * after its last batch, otherwise gracefully, after all received records are counted and written.
   * If stdout is closed, the pipeline ends without an error.
   *
   * @throws DstreamException when the pipeline cannot start, a batch fails, or the stop takes
   *     longer than {@code --stop-timeout}
   */
  public void run() {
    try {
      new StreamThread(stop, limit).run(this::runToEnd, () -> reads, () -> late.get());
      memory.requireEnough();
    } catch (Exception | OutOfMemoryError e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      if (!Failures.isClosedOutput(e)) {
        throw memory.explain(e);
      }
    }
  }

  private Void runToEnd() throws Exception {
    check(spec);
    WarmUp.awaitClasses();
    runChecked();
    return null;
  }

  @SuppressWarnings("try") // failures of background threads are handled until the block ends
  private void runChecked() throws Exception {
    SparkConf conf = SparkSettings.of(spec);
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
    Optional<CheckpointDirectory> checkpoint = findCheckpoint(spec, hadoop);
    try (ApplicationEnd application = ApplicationEnd.listen(outlets.notices().verbose());
        BackgroundFailures failures = BackgroundFailures.to(outlets.notices(), memory::missing);
        AutoCloseable unlock = () -> closeAll(checkpoint);
        PrivateState state = PrivateState.of(spec, hadoop, outlets.notices())) {
      if (checkpoint.isPresent()) {
        checkpoint.get().lock(outlets.notices()::say);
      }
      try (SinkWriters writers =
          SinkWriters.open(spec.sinks(), spec.plan().schema(), beginning(checkpoint), outlets)) {
        reads = true;
        run(conf, checkpoint, state, writers, application);
      } catch (Exception failure) {
        throw application.explain(failure);
      }
    }
  }

  private static void closeAll(Optional<CheckpointDirectory> checkpoint) throws IOException {
    if (checkpoint.isPresent()) {
      checkpoint.get().close();
    }
  }

  private void run(
      SparkConf conf,
      Optional<CheckpointDirectory> checkpoint,
      PrivateState state,
      SinkWriters writers,
      ApplicationEnd application)
      throws Exception {
    try (JavaStreamingContext context =
        new JavaStreamingContext(conf, new Duration(spec.batch().toMillis()))) {
      OpenedContext opened =
          OpenedContext.of(spec, context, checkpoint, state.directory(), outlets.notices());
      memory.remembered(opened.operation()::rememberedBytes);
      try (Feeds feeds = Feeds.open(context, spec, outlets.notices(), opened.recovery().resume())) {
        run(opened, feeds, writers, application);
      }
    }
  }

  private void run(
      OpenedContext opened, Feeds feeds, SinkWriters writers, ApplicationEnd application)
      throws Exception {
    JavaStreamingContext context = opened.context();
    Operation operation = opened.operation();
    Recovery recovery = opened.recovery();
    LongSupplier zeroTime = () -> context.ssc().graph().zeroTime().milliseconds();
    OptionalLong origin = recovery.origin();
    Slides slides =
        new Slides(
            spec.batch(),
            spec.plan().cadence(),
            () -> origin.isPresent() ? origin.getAsLong() : zeroTime.getAsLong());
    Progress progress = new Progress(zeroTime, spec.batch(), spec.sources().receivers());
    BatchGate gate = new BatchGate(() -> lastBatch(feeds, slides));
    BatchRunner runner =
        new BatchRunner(operation, writers.ofResults(), writers.ofSkipped(), outlets.notices());
    BatchReports reports = BatchReports.to(reported, context.ssc().sparkContext());
    boolean ran = recovery.run(runner, feeds, slides, reports);
    writers.restoreTotals(operation, recovery.latestTime(), outlets.notices());
    EmptyBatches empty = new EmptyBatches(outlets.notices(), operation, feeds, spec.batch());
    feeds.forEachBatch(
        new LiveBatches(runner, feeds, recovery, slides, progress, gate, reports, empty));
    context.addStreamingListener(progress);
    listeners.forEach(context::addStreamingListener);
    late = () -> Leftover.of(spec, feeds, progress.unfinished());
    context.start();
    if (spec.master().local()) { // executors of a cluster may not be there yet
      WarmUp.rehearse(spec.plan(), context.sparkContext(), opened.partitions());
    }
    RunningContext running = new RunningContext(context, application);
    awaitEnd(
        running,
        new EndOfStream(
            outlets.notices(),
            running,
            feeds,
            progress,
            gate,
            slides,
            limit,
            InstantSource.system()));
    if (!ran && !stop.requested()) {
      empty.end();
    }
  }

  /**
   * Waits for the end and stops the stream. If closing hangs after a failure, that failure is
   * reported.
   */
  private void awaitEnd(RunningContext running, EndOfStream end) throws Exception {
    try {
      boolean graceful = end.await(spec.stop(), stop);
      limit.begin();
      running.stop(graceful);
    } catch (Exception failure) {
      if (!(failure instanceof InterruptedException)) {
        late = () -> memory.explain(running.explain(failure));
      }
      throw failure;
    } finally {
      limit.begin();
      running.cancel();
    }
  }

  /**
   * Returns the last batch that writes, as far as it is known now: the requested one, or the first
   * result after every window has slid past the last data of a source that has ended.
   */
  private OptionalLong lastBatch(Feeds feeds, Slides slides) {
    LongStream asked = spec.stop().batches().stream();
    LongStream emptied = feeds.lastBatch().stream().map(slides::emptiedBy);
    return LongStream.concat(asked, emptied).min();
  }
}
