package io.dstream.row;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/**
 * Rows of a batch's result, whatever command made them; a partition has any number of blocks, and
 * each row is in one of them only. Immutable.
 */
public interface RowBlock extends Serializable {
  /** Every row of this batch, in no order, made as they are asked for. */
  Iterator<Row> rows();

  /**
   * The best {@code n} rows by the schema's ranking, the best first, among all that the block
   * knows; a running total knows more rows than changed in this batch.
   */
  List<Row> top(int n);

  /** How many {@link #rows} there are. */
  long size();
}
