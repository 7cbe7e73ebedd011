package io.dstream.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * What the states of all groups of a stream have in common, and how they are kept in files: what
 * each batch brought, and whole from time to time where it is not over by itself.
 *
 * @param <C> what a batch brings to a group
 */
public interface StateKind<C> extends Serializable {
  /** What files are named for. */
  String name();

  /** The state of a group of which nothing is remembered. */
  GroupState<C> none(int group);

  /** How long a batch is remembered, milliseconds; {@link Long#MAX_VALUE} where for ever. */
  long memory();

  /** Whether groups are written whole, in turn. */
  default boolean writesWhole() {
    return memory() == Long.MAX_VALUE;
  }

  /** Writes what a batch brought to a group. */
  void writeChange(C brought, DataOutput out) throws IOException;

  /** Reads what {@link #writeChange} wrote. */
  C readChange(DataInput in) throws IOException;

  /**
   * Reads what {@link GroupState#writeWhole} wrote; needed where groups are written whole.
   *
   * @param time of the batch after which it was written, milliseconds
   */
  default GroupState<C> readWhole(DataInput in, long time) throws IOException {
    throw new UnsupportedOperationException(name() + " is never written whole");
  }
}
