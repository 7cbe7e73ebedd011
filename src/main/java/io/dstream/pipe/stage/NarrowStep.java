package io.dstream.pipe.stage;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/** A step that processes a partition row by row, without a shuffle. */
@FunctionalInterface
public interface NarrowStep extends Serializable {
  /**
   * Returns the output rows for {@code rows}, which are computed lazily. A row is valid only until
   * the next one is requested. A caller that keeps a row must copy it.
   */
  Iterator<InternalRow> over(Iterator<InternalRow> rows);
}
