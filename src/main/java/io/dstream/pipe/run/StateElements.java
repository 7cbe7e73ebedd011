package io.dstream.pipe.run;

import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** A state that gives elements to the stages after it. */
interface StateElements {
  /** The elements of the last batch, as rows. */
  Iterator<InternalRow> elements();
}
