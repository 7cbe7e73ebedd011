package io.dstream.pipe.run;

import io.dstream.pipe.stage.NarrowChain;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows that narrow steps get. */
@FunctionalInterface
interface RowsBefore {
  /** They are no lines of a source. */
  int NO_LINES = -1;

  /** What comes of them, by these steps, in the same task that makes them. */
  JavaRDD<InternalRow> then(NarrowChain steps);

  /** How many fields a line has beside its text, where they are lines of a source. */
  default int lineFields() {
    return NO_LINES;
  }
}
