package io.dstream.pipe.run;

import io.dstream.row.RowBlock;
import io.dstream.state.GroupState;
import java.io.DataOutput;

/** The state of a window: pairs for the stages after it, which are not results themselves. */
interface PairWindow extends GroupState<BatchRows> {
  @Override
  default PairWindow compacted() {
    return this;
  }

  @Override
  default RowBlock rows() {
    throw new UnsupportedOperationException("a window gives pairs, which are not a result yet");
  }

  @Override
  default RowBlock allRows() {
    return rows();
  }

  /**
   * Throws an exception: batches expire, so the files contain the pairs of each batch and no whole
   * groups.
   */
  @Override
  default void writeWhole(DataOutput out) {
    throw new UnsupportedOperationException("a window is never written whole");
  }
}
