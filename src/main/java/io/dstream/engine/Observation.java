package io.dstream.engine;

import io.dstream.engine.BatchObserver.Batch;
import io.dstream.spark.Rdds;
import io.dstream.text.LineBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.LongAccumulator;

/**
 * Makes one report per batch and gives it to every observer; without observers it does nothing, and
 * costs nothing.
 */
final class Observation {
  private final List<BatchObserver> observers;
  private final Optional<LongAccumulator> lines;
  private long linesBefore;
  private Instant begun = Instant.EPOCH;

  private Observation(List<BatchObserver> observers, Optional<LongAccumulator> lines) {
    this.observers = List.copyOf(observers);
    this.lines = lines;
  }

  /** For nobody. */
  static Observation none() {
    return new Observation(List.of(), Optional.empty());
  }

  /** For {@code observers}, of batches that run in {@code context}. */
  static Observation of(List<BatchObserver> observers, SparkContext context) {
    return observers.isEmpty()
        ? none()
        : new Observation(observers, Optional.of(context.longAccumulator()));
  }

  /** A batch begins. */
  void begin() {
    begun = Instant.now();
  }

  /**
   * The batch reads {@code blocks}, and nothing that was said to be read before; it is to read what
   * is returned.
   */
  JavaRDD<LineBlock> reading(JavaRDD<LineBlock> blocks) {
    linesBefore = lines.map(LongAccumulator::value).orElse(0L);
    return lines.map(sum -> Rdds.flatMap(blocks, new CountLines(sum))).orElse(blocks);
  }

  /** The batch at {@code time}, milliseconds since the epoch, is done. */
  void end(long time) {
    if (lines.isEmpty()) {
      return;
    }
    long linesNow = lines.get().value();
    Instant batch = Instant.ofEpochMilli(time);
    Duration processing = Duration.between(begun, Instant.now());
    Batch report =
        new Batch(batch, linesNow - linesBefore, Duration.between(batch, begun), processing);
    observers.forEach(observer -> observer.completed(report));
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
