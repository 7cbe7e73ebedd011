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

/** Where results go. A sink is a checked, immutable description until it is opened. */
public interface Sink extends SinkSpec {
  /**
   * Gets ready to write rows of {@code schema}.
   *
   * @param beginning whether the stream begins anew or goes on from a checkpoint
   */
  BatchWriter open(Schema schema, Beginning beginning, Outlets outlets);

  /** How many of the best rows are asked for in each batch, where it is a limited number. */
  default int bestRows() {
    return 0;
  }

  /** What of this process a sink may write to: results and notices. */
  record Outlets(OutputStream out, Notices notices) {}

  /** Writes results, batch after batch, on the driver. */
  @FunctionalInterface
  interface BatchWriter extends AutoCloseable {
    /**
     * Writes one batch's rows; back only when they are stored.
     *
     * @throws IOException when they could not be written: the batch has failed
     */
    void write(JavaRDD<RowBlock> rows, Instant time) throws IOException;

    /**
     * How many totals it holds of earlier batches; empty for a sink that need not hold all of them.
     * It is asked after {@link #write} was called for every batch that the checkpoint knows.
     */
    default OptionalLong totalsHeld() {
      return OptionalLong.empty();
    }

    /**
     * Whether it holds nothing of what was written by another process, and shows totals: at a start
     * it is given all that the checkpoint has.
     */
    default boolean forgetsTotals() {
      return false;
    }

    /** Lets go of what it holds for itself; called once, after the last batch. */
    @Override
    default void close() {
      // Nothing is held.
    }
  }
}
