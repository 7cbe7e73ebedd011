package io.dstream.state;

import io.dstream.checkpoint.StateWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Computes the states of a task's groups after a batch, one after the other, from the states before
 * and what the batch brought. Also writes them to the task's file, which is complete when the last
 * state is returned.
 *
 * @param <C> what a batch brings to a group
 */
final class GroupSteps<C> implements Iterator<GroupState<C>> {
  private final StateKind<C> kind;
  private final Optional<StateWriter> file;
  private final long time;
  private final long number;
  private final int last;
  private final Iterator<GroupState<C>> before;
  private final Iterator<GroupBatch<C>> brought;
  private GroupBatch<C> coming;
  private int group;

  /**
   * @param first the task's first group
   * @param last the task's last group
   * @param time the time of the batch, milliseconds
   * @param number the number of the batch
   * @param before the states of all groups of the task, in their order
   * @param brought in the order of the groups; no element for a group that the batch brought
   *     nothing to
   */
  GroupSteps(
      StateKind<C> kind,
      Optional<StateWriter> file,
      int first,
      int last,
      long time,
      long number,
      Iterator<GroupState<C>> before,
      Iterator<GroupBatch<C>> brought) {
    this.kind = kind;
    this.file = file;
    this.group = first;
    this.last = last;
    this.time = time;
    this.number = number;
    this.before = before;
    this.brought = brought;
    advance();
  }

  private void advance() {
    coming = brought.hasNext() ? brought.next() : null;
  }

  @Override
  public boolean hasNext() {
    return group <= last;
  }

  @Override
  public GroupState<C> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      GroupState<C> next = step(before.next());
      group++;
      if (!hasNext() && file.isPresent()) {
        file.get().finish();
      }
      return next;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GroupState<C> step(GroupState<C> state) throws IOException {
    GroupState<C> next;
    if (coming != null && coming.group() == group) {
      C change = coming.brought();
      coming = null; // avoids a large change being in memory twice
      next = state.plus(change, time);
      if (file.isPresent()) {
        file.get().change(group, out -> kind.writeChange(change, out));
      }
      advance();
    } else {
      next = state.idle(time);
    }
    if (kind.writesWhole() && Turns.isOf(group, number)) {
      next = next.compacted();
      if (file.isPresent()) {
        file.get().whole(group, next::writeWhole);
      }
    }
    return next;
  }
}
