package io.dstream.pipe.run;

import io.dstream.state.GroupState;
import io.dstream.state.StateKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What the batches of a window brought. Files have what each batch brought; a window is over by
 * itself, so nothing is written whole.
 *
 * @param memory the length of the window, milliseconds
 */
record WindowedStates(long memory) implements StateKind<BatchRows> {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "window";
  }

  @Override
  public GroupState<BatchRows> none() {
    return new WindowedState(memory, List.of());
  }

  @Override
  public void writeChange(BatchRows brought, DataOutput out) throws IOException {
    brought.writeTo(out);
  }

  @Override
  public BatchRows readChange(DataInput in) throws IOException {
    return BatchRows.readFrom(in);
  }
}
