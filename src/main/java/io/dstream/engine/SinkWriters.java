package io.dstream.engine;

import io.dstream.control.Closing;
import io.dstream.control.Notices;
import io.dstream.operation.Operation;
import io.dstream.operation.Skipped;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.spec.Beginning;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.api.java.JavaRDD;

/**
 * The writers of a stream's sinks, in the order of the sinks. They are opened and closed together.
 */
final class SinkWriters implements AutoCloseable {
  private final List<Sink> sinks = new ArrayList<>();
  private final List<Sink.BatchWriter> writers = new ArrayList<>();
  private final List<Sink.BatchWriter> ofSkipped = new ArrayList<>();

  private SinkWriters() {}

  /** Opens all writers; if one cannot be opened, closes the others. */
  static SinkWriters open(
      List<Sink> sinks, Schema schema, Beginning beginning, Sink.Outlets outlets) {
    SinkWriters opened = new SinkWriters();
    try {
      for (Sink sink : sinks) {
        boolean skipped = sink.takesSkipped();
        Sink.BatchWriter writer = sink.open(skipped ? Skipped.SCHEMA : schema, beginning, outlets);
        (skipped ? opened.ofSkipped : opened.writers).add(writer);
        if (!skipped) {
          opened.sinks.add(sink);
        }
      }
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** Returns the writers of results. */
  List<Sink.BatchWriter> ofResults() {
    return List.copyOf(writers);
  }

  /** Returns the writers of skipped records. */
  List<Sink.BatchWriter> ofSkipped() {
    return List.copyOf(ofSkipped);
  }

  /**
   * Writes all totals again to a sink that holds fewer than the checkpoint, such as a table that
   * was dropped meanwhile, or that forgets totals. Batches write only the totals that they change,
   * so the others would never be written.
   *
   * @param last the time of the last batch, milliseconds since the epoch; 0 when there is none
   */
  void restoreTotals(Operation operation, long last, Notices notices) throws IOException {
    Optional<JavaRDD<RowBlock>> totals = last == 0 ? Optional.empty() : operation.allRows();
    for (int i = 0; i < writers.size() && totals.isPresent(); i++) {
      if (writers.get(i).forgetsTotals() || lacksTotals(i, operation, notices)) {
        writers.get(i).write(totals.get(), Instant.ofEpochMilli(last));
      }
    }
  }

  private boolean lacksTotals(int sink, Operation operation, Notices notices) {
    OptionalLong held = writers.get(sink).totalsHeld();
    long known = held.isEmpty() ? 0 : operation.remembered();
    if (held.isEmpty() || held.getAsLong() >= known) {
      return false;
    }
    notices.say(
        sinks.get(sink).describe()
            + " holds "
            + held.getAsLong()
            + " totals, and the checkpoint has "
            + known
            + ": writes them all again");
    return true;
  }

  @Override
  public void close() {
    List<Sink.BatchWriter> all = new ArrayList<>(writers);
    all.addAll(ofSkipped);
    Closing.each(all, Sink.BatchWriter::close);
  }
}
