package io.dstream.pipe.run;

import io.dstream.pipe.keyed.KeyStates;
import io.dstream.pipe.keyed.StateMapping;
import io.dstream.state.GroupState;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;

/** The states of {@code mapWithState}. */
record MappedStates(StateMapping mapping) implements PairStates {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "states";
  }

  @Override
  public long memory() {
    return Long.MAX_VALUE;
  }

  @Override
  public GroupState<BatchRows> none(int group) {
    return new MappedState(mapping, KeyStates.EMPTY, List.of());
  }

  @Override
  public GroupState<BatchRows> readWhole(DataInput in, long time) throws IOException {
    return new MappedState(mapping, KeyStates.readFrom(in, mapping.timeout()), List.of());
  }
}
