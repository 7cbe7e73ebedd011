package io.dstream.pipe.run;

import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.keyed.CombineTable;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.state.GroupState;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;

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
        merge == null ? Pairs::new : merged(merge.newTable());
    return next.over(new RowsOfEach<>(groups, group -> content.apply((WindowedState) group)));
  }

  private static Function<WindowedState, Iterator<InternalRow>> merged(CombineTable table) {
    return window -> {
      table.clear();
      window.chunks().forEach(table::addAll);
      return table.rows();
    };
  }

  /** All pairs of a window, as they are. */
  private static final class Pairs implements Iterator<InternalRow> {
    private final Iterator<PackedRows> chunks;
    private final JoinedRow pair = new JoinedRow();
    private PackedRows.Cursor cursor = PackedRows.EMPTY.cursor();
    private boolean ahead;

    Pairs(WindowedState window) {
      this.chunks = window.chunks().iterator();
    }

    @Override
    public boolean hasNext() {
      while (!ahead) {
        if (cursor.advance()) {
          ahead = true;
        } else if (chunks.hasNext()) {
          cursor = chunks.next().cursor();
        } else {
          return false;
        }
      }
      return true;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ahead = false;
      return pair.apply(cursor.key(), cursor.value());
    }
  }
}
