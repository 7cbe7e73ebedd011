package io.dstream.pipe.run;

import io.dstream.state.GroupState;
import java.util.List;

/**
 * Windows that keep every pair of their batches. The files contain the pairs of each batch. Batches
 * expire, so a window is never written as a whole.
 *
 * @param memory the length of the window in milliseconds
 */
record WindowedStates(long memory) implements PairStates {
  private static final long serialVersionUID = 1L;

  /** The name of the files with the pairs of a window's batches. */
  static final String NAME = "window";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public GroupState<BatchRows> none(int group) {
    return new WindowedState(memory, List.of());
  }
}
