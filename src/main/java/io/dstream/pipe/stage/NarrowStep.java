package io.dstream.pipe.stage;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** What a stage makes of a partition, row by row, without a shuffle. */
@FunctionalInterface
public interface NarrowStep extends Serializable {
  /**
   * The rows that come of {@code rows}, made as they are asked for. A row is good until the next
   * one is asked for; whoever keeps it copies it.
   */
  Iterator<InternalRow> over(Iterator<InternalRow> rows);
}
