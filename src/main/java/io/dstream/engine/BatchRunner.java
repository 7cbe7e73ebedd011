package io.dstream.engine;

import io.dstream.operation.Operation;
import io.dstream.row.RowBlock;
import io.dstream.sink.Sink;
import io.dstream.spark.Rdds;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** Computes a batch and writes it into every sink, one after the other. */
final class BatchRunner {
  private final Operation operation;
  private final List<Sink.BatchWriter> writers;

  BatchRunner(Operation operation, List<Sink.BatchWriter> writers) {
    this.operation = operation;
    this.writers = writers;
  }

  /**
   * Runs the batch at {@code time}, milliseconds since the epoch; back when it is in every sink.
   *
   * @param shown whether the batch has a result: between those of a window nothing is written
   */
  void run(JavaRDD<LineBlock> blocks, long time, boolean shown) throws IOException {
    try {
      write(blocks, time, shown);
    } catch (Throwable failure) { // Spark throws checked exceptions that it does not declare
      operation.abandon();
      throw failure;
    }
    operation.commit();
  }

  private void write(JavaRDD<LineBlock> blocks, long time, boolean shown) throws IOException {
    JavaRDD<RowBlock> rows = operation.rows(blocks, time);
    if (!shown) {
      Rdds.compute(rows);
    } else if (writers.size() == 1) {
      writers.get(0).write(rows, Instant.ofEpochMilli(time));
    } else {
      rows.persist(StorageLevel.MEMORY_AND_DISK());
      try {
        for (Sink.BatchWriter writer : writers) {
          writer.write(rows, Instant.ofEpochMilli(time));
        }
      } finally {
        rows.unpersist(false);
      }
    }
  }
}
