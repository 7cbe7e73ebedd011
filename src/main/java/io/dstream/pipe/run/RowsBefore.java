package io.dstream.pipe.run;

import io.dstream.pipe.stage.NarrowChain;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** The input rows of narrow steps. */
@FunctionalInterface
interface RowsBefore {
  /** The value of {@link #lineFields} if the rows are not lines of a source. */
  int NO_LINES = -1;

  /** Applies the steps to the rows, in the same task that computes the rows. */
  JavaRDD<InternalRow> then(NarrowChain steps);

  /** The number of fields that a line has besides its text, if the rows are lines of a source. */
  default int lineFields() {
    return NO_LINES;
  }
}
