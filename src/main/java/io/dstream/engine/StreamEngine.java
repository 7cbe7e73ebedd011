package io.dstream.engine;

import io.dstream.control.StopRequest;
import io.dstream.operation.WordCount;
import io.dstream.row.RowBlock;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.DstreamException;
import io.dstream.spec.OperationSpec;
import io.dstream.spec.PipelineSpec;
import io.dstream.text.LineBlock;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** The life of one StreamingContext: made from a spec, run, stopped. */
public final class StreamEngine {
  private final PipelineSpec<Source, Sink> spec;
  private final Sink.Outlets outlets;
  private final StopRequest stop;

  public StreamEngine(PipelineSpec<Source, Sink> spec, Sink.Outlets outlets, StopRequest stop) {
    this.spec = spec;
    this.outlets = outlets;
    this.stop = stop;
  }

  /**
   * Runs the pipeline until a stop condition holds or the stop is requested, then stops it: at once
   * after its last batch, else gracefully, with all that was received counted and written. Stdout
   * that was closed ends it quietly.
   *
   * @throws DstreamException when the pipeline cannot start or a batch fails
   */
  @SuppressWarnings("try") // what background threads throw is taken for as long as the block lasts
  public void run() {
    spec.check();
    SparkConf conf = SparkSettings.of(spec);
    try (BackgroundFailures failures = BackgroundFailures.to(outlets.notices());
        PrivateCheckpoint checkpoint = PrivateCheckpoint.of(spec, conf, outlets.notices());
        JavaStreamingContext context = newContext(conf)) {
      checkpoint.useIn(context);
      try (Source.Feed feed = spec.source().open(context, spec, outlets.notices())) {
        run(context, feed);
      }
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      if (!Failures.isClosedOutput(e)) {
        throw Failures.explain(e);
      }
    }
  }

  private JavaStreamingContext newContext(SparkConf conf) {
    return new JavaStreamingContext(conf, new Duration(spec.batch().toMillis()));
  }

  private void run(JavaStreamingContext context, Source.Feed feed) throws InterruptedException {
    Progress progress =
        new Progress(
            () -> context.ssc().graph().zeroTime().milliseconds(),
            spec.batch(),
            spec.source().usesReceiver());
    BatchGate gate = new BatchGate(lastBatch(feed));
    List<Sink.BatchWriter> writers =
        spec.sinks().stream()
            .map(sink -> sink.open(WordCount.schema(spec.operation()), outlets))
            .toList();
    WordCount count = new WordCount(spec.words(), context.sparkContext().defaultParallelism());
    JavaDStream<RowBlock> rows = count.over(feed.blocks(), spec.operation());
    rows.foreachRDD(new WriteBatch(writers, feed, progress, gate));
    feed.blocks().foreachRDD(new TakeIn());
    context.addStreamingListener(progress);
    context.start();
    EndOfStream end = new EndOfStream(outlets.notices(), context, feed, progress, gate, slide());
    if (end.await(spec.stop(), stop)) {
      GracefulStop.of(context);
    } else {
      context.stop(true, false);
    }
    context.awaitTermination(); // throws what the last batches threw
    if (progress.records() == 0) {
      outlets.notices().say("nothing came out: no record came from " + spec.source().uri());
    }
  }

  /**
   * Makes the source take in every batch at its time. Without it a window that slides by several
   * batches would ask for them all at its end, and Spark would tell nothing of batches in between.
   */
  private static final class TakeIn implements VoidFunction<JavaRDD<LineBlock>> {
    private static final long serialVersionUID = 1L;

    @Override
    public void call(JavaRDD<LineBlock> blocks) {
      // The batch is cut; nothing is computed.
    }
  }

  /** Batches between results. */
  private long slide() {
    return spec.operation() instanceof OperationSpec.Window window
        ? window.slide().toMillis() / spec.batch().toMillis()
        : 1;
  }

  /**
   * The last batch that writes: the one asked for, or the first result after every window has slid
   * past the last data of a source that ends.
   */
  private OptionalLong lastBatch(Source.Feed feed) {
    LongStream asked = spec.stop().batches().stream();
    LongStream emptied = feed.lastBatch().stream().map(this::lastResultOf);
    return LongStream.concat(asked, emptied).min();
  }

  private long lastResultOf(long batch) {
    long window =
        spec.operation() instanceof OperationSpec.Window w
            ? w.length().toMillis() / spec.batch().toMillis()
            : 0;
    return Batches.ceilDiv(batch + window, slide()) * slide();
  }
}
