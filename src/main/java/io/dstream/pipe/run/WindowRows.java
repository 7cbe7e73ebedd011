package io.dstream.pipe.run;

import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.keyed.CombineTable;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.state.GroupState;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The pairs of a window as rows, with the narrow stages after it. Where no result is due there is
 * none; the states are made all the same.
 *
 * @param merge of the values of a key; null where every pair counts
 */
record WindowRows(Aggregation merge, boolean shown, NarrowChain next)
    implements FlatMapFunction<Iterator<GroupState<BatchRows>>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<GroupState<BatchRows>> groups) {
    if (!shown) {
      groups.forEachRemaining(group -> {});
      return Collections.emptyIterator();
    }
    Function<WindowedState, Iterator<InternalRow>> content =
        merge == null
            ? window -> PackedPairs.rows(window.chunks().iterator())
            : merged(merge.newTable());
    return next.over(new RowsOfEach<>(groups, group -> content.apply((WindowedState) group)));
  }

  private static Function<WindowedState, Iterator<InternalRow>> merged(CombineTable table) {
    return window -> {
      table.clear();
      window.chunks().forEach(table::addAll);
      return table.rows();
    };
  }
}
