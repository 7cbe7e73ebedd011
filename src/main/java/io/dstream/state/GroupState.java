package io.dstream.state;

import io.dstream.row.RowBlock;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * The state of the keys of one group. Immutable, so that a task that runs again counts nothing
 * twice.
 *
 * @param <C> what a batch brings to a group
 */
public interface GroupState<C> extends Serializable, KnownSizeEstimation {
  /** Returns the approximate size in memory, in bytes; Spark then need not traverse all objects. */
  @Override
  long estimatedSize();

  /**
   * Returns the state after a batch at {@code time}, milliseconds, that brought {@code brought}.
   */
  GroupState<C> plus(C brought, long time);

  /**
   * Returns the state after a batch at {@code time}, milliseconds, that brought nothing to the
   * group; this state if that changes nothing.
   */
  GroupState<C> idle(long time);

  /** Returns the same state in as little memory as possible, before it is written whole. */
  GroupState<C> compacted();

  /** Returns the rows of the last batch. */
  RowBlock rows();

  /** Returns a row for every key in the state, whether the last batch changed it or not. */
  RowBlock allRows();

  /** Returns the number of keys in the state. */
  long keys();

  /** Writes the whole state. */
  void writeWhole(DataOutput out) throws IOException;
}
