package io.dstream.words;

import io.dstream.state.GroupState;
import io.dstream.state.StateKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The kind of counts of the last {@code memory} milliseconds. Files contain what each batch
 * brought. Nothing is written whole, because the counts of a window expire.
 */
record WindowKind(long memory) implements StateKind<BatchWords> {
  @Override
  public String name() {
    return "counts";
  }

  @Override
  public GroupState<BatchWords> none(int group) {
    return WordWindow.none(memory);
  }

  @Override
  public void writeChange(BatchWords brought, DataOutput out) throws IOException {
    brought.writeTo(out);
  }

  @Override
  public BatchWords readChange(DataInput in) throws IOException {
    return BatchWords.readFrom(in);
  }
}
