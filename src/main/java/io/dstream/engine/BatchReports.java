package io.dstream.engine;

import io.dstream.operation.BatchInput;
import io.dstream.spark.Rdds;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.LongAccumulator;

/**
 * Makes one report per batch and passes it to every listener. Does nothing if there are no
 * listeners.
 */
final class BatchReports {
  private final List<BatchListener> listeners;
  private final SparkContext context;
  private final Map<String, LongAccumulator> lines = new LinkedHashMap<>();
  private Instant begun = Instant.EPOCH;

  private BatchReports(List<BatchListener> listeners, SparkContext context) {
    this.listeners = List.copyOf(listeners);
    this.context = context;
  }

  /** Returns reports that go to no listener. */
  static BatchReports none() {
    return new BatchReports(List.of(), null);
  }

  /** Returns reports for {@code listeners}, of batches that run in {@code context}. */
  static BatchReports to(List<BatchListener> listeners, SparkContext context) {
    return new BatchReports(listeners, context);
  }

  /** Records that a batch begins. */
  void begin() {
    begun = Instant.now();
  }

  /**
   * Returns the same input with its lines counted as they are read. Counting restarts at zero: for
   * a batch that runs again, only the lines of its last attempt count.
   */
  BatchInput reading(BatchInput input) {
    if (listeners.isEmpty()) {
      return input;
    }
    Map<String, JavaRDD<LineBlock>> counted = new LinkedHashMap<>();
    input.blocks().forEach((name, blocks) -> counted.put(name, counting(name, blocks)));
    return new BatchInput(input.time(), input.origin(), input.shown(), counted);
  }

  private JavaRDD<LineBlock> counting(String name, JavaRDD<LineBlock> blocks) {
    LongAccumulator sum = lines.computeIfAbsent(name, source -> context.longAccumulator());
    sum.reset();
    return Rdds.flatMap(blocks, new CountLines(sum));
  }

  /**
   * Reports that the batch at {@code time}, milliseconds since the epoch, is done.
   *
   * @param lag as in {@link BatchReport}
   * @param silence why the batch produced no rows
   */
  void end(long time, Map<String, Map<String, Long>> lag, Optional<Silence> silence) {
    if (listeners.isEmpty()) {
      return;
    }
    Instant batch = Instant.ofEpochMilli(time);
    Map<String, Long> read = new LinkedHashMap<>();
    lines.forEach((name, sum) -> read.put(name, sum.value()));
    BatchReport report =
        new BatchReport(
            batch,
            read,
            Duration.between(batch, begun),
            Duration.between(begun, Instant.now()),
            lag,
            silence);
    listeners.forEach(listener -> listener.completed(report));
  }

  private record CountLines(LongAccumulator sum) implements FlatMapFunction<LineBlock, LineBlock> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<LineBlock> call(LineBlock block) {
      sum.add(block.lines());
      return List.of(block).iterator();
    }
  }
}
