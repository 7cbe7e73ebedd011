package io.dstream.pipe.run;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.state.GroupState;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The pairs of a window as rows, followed by narrow stages. If no result is due, it returns no rows
 * but still computes the states.
 *
 * @param merge merges two values of a key; null if the window keeps every pair
 */
record WindowRows(RowFunction merge, boolean shown, NarrowChain next)
    implements FlatMapFunction<Iterator<GroupState<BatchRows>>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<GroupState<BatchRows>> groups) {
    if (!shown) {
      groups.forEachRemaining(group -> {});
      return Collections.emptyIterator();
    }
    return next.over(merge == null ? all(groups) : merged(groups, merge.compile()));
  }

  private static Iterator<InternalRow> merged(
      Iterator<GroupState<BatchRows>> groups, CompiledFunction merging) {
    return new RowsOfEach<>(groups, group -> ((MergedWindow) group).table().rows(merging));
  }

  private static Iterator<InternalRow> all(Iterator<GroupState<BatchRows>> groups) {
    return new RowsOfEach<>(
        groups, group -> PackedPairs.rows(((WindowedState) group).chunks().iterator()));
  }
}
