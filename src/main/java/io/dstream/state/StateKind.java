package io.dstream.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * What the states of all groups of a stream have in common, and how they are stored in files. Files
 * contain what each batch brought; states that never expire are also written whole from time to
 * time.
 *
 * @param <C> what a batch brings to a group
 */
public interface StateKind<C> extends Serializable {
  /** Returns the name of this kind in file names. */
  String name();

  /** Returns the empty state of a group. */
  GroupState<C> none(int group);

  /** Returns how long a batch is remembered, milliseconds; {@link Long#MAX_VALUE} for forever. */
  long memory();

  /** Returns whether groups are written whole, in turn. */
  default boolean writesWhole() {
    return memory() == Long.MAX_VALUE;
  }

  /** Writes what a batch brought to a group. */
  void writeChange(C brought, DataOutput out) throws IOException;

  /** Reads what {@link #writeChange} wrote. */
  C readChange(DataInput in) throws IOException;

  /**
   * Reads what {@link GroupState#writeWhole} wrote; required if groups are written whole.
   *
   * @param time the time of the batch after which it was written, milliseconds
   */
  default GroupState<C> readWhole(DataInput in, long time) throws IOException {
    throw new UnsupportedOperationException(name() + " is never written whole");
  }
}
