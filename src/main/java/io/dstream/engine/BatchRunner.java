package io.dstream.engine;

import io.dstream.control.Notices;
import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.Skipped;
import io.dstream.row.RowBlock;
import io.dstream.sink.Sink;
import io.dstream.spark.Rdds;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Phrases;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** Computes a batch and writes it to every sink, one sink after the other. */
final class BatchRunner {
  private final Operation operation;
  private final List<Sink.BatchWriter> writers;
  private final List<Sink.BatchWriter> ofSkipped;
  private final Notices notices;

  /**
   * @param writers writers of results
   * @param ofSkipped writers of skipped records
   */
  BatchRunner(
      Operation operation,
      List<Sink.BatchWriter> writers,
      List<Sink.BatchWriter> ofSkipped,
      Notices notices) {
    this.operation = operation;
    this.writers = writers;
    this.ofSkipped = ofSkipped;
    this.notices = notices;
  }

  /**
   * Runs a batch; returns when it is in every sink. Writes no rows if the batch shows no result.
   */
  void run(BatchInput input) throws IOException {
    Optional<Skipped> skipped;
    try {
      write(input);
      skipped = operation.skipped();
      if (skipped.isPresent()) {
        writeSkipped(skipped.get(), input.time());
      }
    } catch (Throwable failure) { // Spark throws undeclared checked exceptions
      operation.abandon();
      Optional<DstreamException> told = operation.explained(failure);
      if (told.isPresent()) {
        throw told.get();
      }
      throw failure;
    }
    operation.commit();
    skipped.ifPresent(records -> say(records, input.time()));
  }

  private void writeSkipped(Skipped records, long time) throws IOException {
    for (Sink.BatchWriter writer : ofSkipped) {
      writer.write(records.letters(), Instant.ofEpochMilli(time));
    }
  }

  private void say(Skipped skipped, long time) {
    notices.say(
        "batch "
            + Instant.ofEpochMilli(time)
            + ": skipped "
            + Phrases.count(skipped.records(), "record")
            + (skipped.records() == 1 ? ": " : ", such as: ")
            + skipped.why());
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
