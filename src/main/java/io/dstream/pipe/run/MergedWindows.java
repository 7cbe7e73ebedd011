package io.dstream.pipe.run;

import io.dstream.pipe.function.RowFunction;
import io.dstream.state.GroupState;
import io.dstream.state.KeyGroups;

/**
 * Windows whose pairs are merged by key. As with {@link WindowedStates}, the files contain the
 * pairs of each batch.
 *
 * @param memory the length of the window in milliseconds
 * @param merge merges two values of a key, which are the columns of its input row
 */
record MergedWindows(long memory, RowFunction merge) implements PairStates {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return WindowedStates.NAME;
  }

  @Override
  public GroupState<BatchRows> none(int group) {
    return MergedWindow.none(this, group);
  }

  /**
   * Returns the number of the turn that a time falls into. A turn is as long as the window. The
   * turns of the groups begin at different times, which spreads their work over the batches. They
   * depend only on the time, so a restart changes no result, even if merging is not quite
   * associative.
   */
  long turn(int group, long time) {
    return Math.floorDiv(time + memory * group / KeyGroups.COUNT, memory);
  }
}
