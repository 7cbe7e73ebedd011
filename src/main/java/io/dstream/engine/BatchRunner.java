package io.dstream.engine;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.row.RowBlock;
import io.dstream.sink.Sink;
import io.dstream.spark.Rdds;
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

  /** Runs a batch; back when it is in every sink. Without a result nothing is written. */
  void run(BatchInput input) throws IOException {
    try {
      write(input);
    } catch (Throwable failure) { // Spark throws checked exceptions that it does not declare
      operation.abandon();
      throw failure;
    }
    operation.commit();
  }

  private void write(BatchInput input) throws IOException {
    Instant time = Instant.ofEpochMilli(input.time());
    JavaRDD<RowBlock> rows = operation.rows(input);
    if (!input.shown()) {
      Rdds.compute(rows);
    } else if (writers.size() == 1) {
      writers.get(0).write(rows, time);
    } else {
      rows.persist(StorageLevel.MEMORY_AND_DISK());
      try {
        for (Sink.BatchWriter writer : writers) {
          writer.write(rows, time);
        }
      } finally {
        rows.unpersist(false);
      }
    }
  }
}
