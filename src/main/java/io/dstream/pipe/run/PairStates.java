package io.dstream.pipe.run;

import io.dstream.state.StateKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** States that batches bring pairs to. The files contain these pairs. */
interface PairStates extends StateKind<BatchRows> {
  @Override
  default void writeChange(BatchRows brought, DataOutput out) throws IOException {
    brought.writeTo(out);
  }

  @Override
  default BatchRows readChange(DataInput in) throws IOException {
    return BatchRows.readFrom(in);
  }
}
