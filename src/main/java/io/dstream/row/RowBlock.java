package io.dstream.row;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/**
 * Rows of a batch's result, from any command. A partition has any number of blocks, and each row is
 * in exactly one of them. Immutable.
 */
public interface RowBlock extends Serializable {
  /** Returns the rows of this batch in no particular order, created on demand. */
  Iterator<Row> rows();

  /**
   * Returns the best {@code n} rows by the schema's ranking, the best first, among all that the
   * block knows. A running total knows more rows than those that changed in this batch.
   */
  List<Row> top(int n);

  /** The number of {@link #rows}. */
  long size();
}
