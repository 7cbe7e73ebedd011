package io.dstream.state;

import io.dstream.row.RowBlock;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * What a stream remembers of the keys of one group. Immutable, so that a task that runs again
 * counts nothing twice.
 *
 * @param <C> what a batch brings to a group
 */
public interface GroupState<C> extends Serializable, KnownSizeEstimation {
  /** Bytes of memory, about; asked, Spark need not walk through all objects. */
  @Override
  long estimatedSize();

  /** What is remembered after a batch that brought this, at {@code time}, milliseconds. */
  GroupState<C> plus(C brought, long time);

  /**
   * What is remembered after a batch at {@code time}, milliseconds, that brought nothing to the
   * group; this state where nothing is another.
   */
  GroupState<C> idle(long time);

  /** The same in as little as it takes: about to be written whole. */
  GroupState<C> compacted();

  /** The rows of the last batch. */
  RowBlock rows();

  /** A row for every key that is remembered, whether the last batch changed it or not. */
  RowBlock allRows();

  /** How many keys are remembered. */
  long keys();

  /** Writes all that is remembered. */
  void writeWhole(DataOutput out) throws IOException;
}
