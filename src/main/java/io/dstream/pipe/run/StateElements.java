package io.dstream.pipe.run;

import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** A state that produces elements for the stages after it. */
interface StateElements {
  /** Returns the elements of the last batch as rows. */
  Iterator<InternalRow> elements();
}
