package io.dstream.pipe.run;

import io.dstream.pipe.function.RowFunction;
import io.dstream.state.GroupState;
import io.dstream.state.KeyGroups;

/**
 * What the batches of a window brought, merged by key. Files have what each batch brought, as those
 * of {@link WindowedStates} have.
 *
 * @param memory the length of the window, milliseconds
 * @param merge of two values of a key, the columns of its row, the one for both
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
   * Which turn a time is in: as many milliseconds as the window has. The turns of the groups begin
   * one after the other, so that each batch has its part of the work that they are. They follow
   * from the time alone: a restart changes no result, also where merging is not quite associative.
   */
  long turn(int group, long time) {
    return Math.floorDiv(time + memory * group / KeyGroups.COUNT, memory);
  }
}
