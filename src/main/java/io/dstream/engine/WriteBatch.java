package io.dstream.engine;

import io.dstream.row.RowBlock;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Time;

/**
 * The output operation: a batch into every sink, one after the other, and only then is the source
 * told that the batch is done.
 */
final class WriteBatch implements VoidFunction2<JavaRDD<RowBlock>, Time> {
  private static final long serialVersionUID = 1L;

  // On the driver only; Spark serializes the operation with the graph and never runs that copy.
  private final transient List<Sink.BatchWriter> writers;
  private final transient Source.Feed feed;
  private final transient Progress progress;
  private final transient BatchGate gate;

  WriteBatch(List<Sink.BatchWriter> writers, Source.Feed feed, Progress progress, BatchGate gate) {
    this.writers = writers;
    this.feed = feed;
    this.progress = progress;
    this.gate = gate;
  }

  @Override
  public void call(JavaRDD<RowBlock> rows, Time time) throws IOException {
    if (!gate.admits(progress.numberOf(time.milliseconds()))) {
      return;
    }
    boolean several = writers.size() > 1;
    JavaRDD<RowBlock> batch = several ? rows.persist(StorageLevel.MEMORY_AND_DISK()) : rows;
    try {
      for (Sink.BatchWriter writer : writers) {
        writer.write(batch, Instant.ofEpochMilli(time.milliseconds()));
      }
      feed.completed(time.milliseconds());
    } catch (IOException | RuntimeException e) {
      gate.close();
      throw e;
    } finally {
      if (several) {
        batch.unpersist(false);
      }
    }
  }
}
