package io.dstream.sink;

import io.dstream.control.Notices;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.spec.SinkSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.apache.spark.api.java.JavaRDD;

/** Where results go. A sink is a checked, immutable description until it is opened. */
public interface Sink extends SinkSpec {
  /** Gets ready to write rows of {@code schema}. */
  BatchWriter open(Schema schema, Outlets outlets);

  /** What of this process a sink may write to: results and notices. */
  record Outlets(OutputStream out, Notices notices) {}

  /** Writes results, batch after batch, on the driver. */
  @FunctionalInterface
  interface BatchWriter {
    /**
     * Writes one batch's rows; back only when they are stored.
     *
     * @throws IOException when they could not be written: the batch has failed
     */
    void write(JavaRDD<RowBlock> rows, Instant time) throws IOException;
  }
}
