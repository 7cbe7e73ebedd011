package io.dstream.pipe.run;

import io.dstream.state.GroupState;
import java.util.List;

/**
 * What the batches of a window brought, every pair. Files have what each batch brought; a window is
 * over by itself, so nothing is written whole.
 *
 * @param memory the length of the window, milliseconds
 */
record WindowedStates(long memory) implements PairStates {
  private static final long serialVersionUID = 1L;

  /** The name of files of what batches of a window brought. */
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
