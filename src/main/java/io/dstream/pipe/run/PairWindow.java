package io.dstream.pipe.run;

import io.dstream.row.RowBlock;
import io.dstream.state.GroupState;
import java.io.DataOutput;

/** What is remembered of a window: pairs for the stages after it, and no result by itself. */
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

  /** A window is over by itself: files have what each batch brought, and no group whole. */
  @Override
  default void writeWhole(DataOutput out) {
    throw new UnsupportedOperationException("a window is never written whole");
  }
}
