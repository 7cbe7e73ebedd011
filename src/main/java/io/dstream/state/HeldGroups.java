package io.dstream.state;

import io.dstream.checkpoint.StateWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * Returns the states of a task's groups after a batch in which nothing was due; they do not change.
 * The task's file records that, and is complete when the last state is returned.
 *
 * @param <C> what a batch brings to a group
 */
final class HeldGroups<C> implements Iterator<GroupState<C>> {
  private final Optional<StateWriter> file;
  private final Iterator<GroupState<C>> before;

  /**
   * @param before the states of all groups of the task, in their order
   * @param nothing what the batch brought
   */
  HeldGroups(
      Optional<StateWriter> file, Iterator<GroupState<C>> before, Iterator<GroupBatch<C>> nothing) {
    if (nothing.hasNext()) { // this call is required: it computes the parents
      throw new IllegalStateException("something came to group " + nothing.next().group());
    }
    this.file = file;
    this.before = before;
  }

  @Override
  public boolean hasNext() {
    return before.hasNext();
  }

  @Override
  public GroupState<C> next() {
    GroupState<C> state = before.next();
    if (!hasNext() && file.isPresent()) {
      try {
        file.get().finish();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return state;
  }
}
