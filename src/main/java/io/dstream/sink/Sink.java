package io.dstream.sink;

import io.dstream.control.Notices;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.spec.Beginning;
import io.dstream.spec.SinkSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.spark.api.java.JavaRDD;

/** A destination of results. A sink is a checked, immutable description until it is opened. */
public interface Sink extends SinkSpec {
  /**
   * Prepares to write rows of {@code schema}.
   *
   * @param beginning whether the stream starts anew or resumes from a checkpoint
   */
  BatchWriter open(Schema schema, Beginning beginning, Outlets outlets);

  /** Returns how many of the best rows the sink needs per batch; 0 if it has no such limit. */
  default int bestRows() {
    return 0;
  }

  /** The outputs of this process that a sink may write to: results and notices. */
  record Outlets(OutputStream out, Notices notices) {}

  /** Writes results, one batch after another; called on the driver. */
  @FunctionalInterface
  interface BatchWriter extends AutoCloseable {
    /**
     * Writes the rows of one batch. Returns only when they are stored.
     *
     * @throws IOException when the rows could not be written; the batch has failed
     */
    void write(JavaRDD<RowBlock> rows, Instant time) throws IOException;

    /**
     * Returns how many totals of earlier batches the sink holds; empty for a sink that need not
     * hold all of them. Called after {@link #write} was called for every batch in the checkpoint.
     */
    default OptionalLong totalsHeld() {
      return OptionalLong.empty();
    }

    /**
     * Returns whether the sink shows totals but keeps nothing that an earlier process wrote. Such a
     * sink receives all totals of the checkpoint at a start.
     */
    default boolean forgetsTotals() {
      return false;
    }

    /** Releases the writer's resources; called once, after the last batch. */
    @Override
    default void close() {
      // There is nothing to release.
    }
  }
}
