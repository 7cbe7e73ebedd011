package io.dstream.pipe.run;

import io.dstream.pipe.keyed.BatchValues;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.Step;
import io.dstream.state.SortedChunks;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import scala.Tuple2;

/**
 * Returns each key with an array of its values and applies the narrow stages after it. One key
 * group at a time is in memory.
 *
 * @param values the keys and values of the input
 */
record GroupedRows(Step.Keyed values, NarrowChain next)
    implements FlatMapFunction<Iterator<Tuple2<Integer, PackedRows>>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<Tuple2<Integer, PackedRows>> sorted) {
    return next.over(new Groups(new SortedChunks<>(sorted), values));
  }

  private static final class Groups implements Iterator<InternalRow> {
    private final SortedChunks<PackedRows> chunks;
    private final Step.Keyed values;
    private final GenericInternalRow array = new GenericInternalRow(1);
    private final JoinedRow pair = new JoinedRow();
    private Iterator<Map.Entry<UnsafeRow, List<Object>>> keys = Collections.emptyIterator();

    Groups(SortedChunks<PackedRows> chunks, Step.Keyed values) {
      this.chunks = chunks;
      this.values = values;
    }

    @Override
    public boolean hasNext() {
      while (!keys.hasNext() && chunks.hasNext()) {
        keys =
            BatchValues.byKey(chunks.takeAll(chunks.group()), values.key(), values.type())
                .entrySet()
                .iterator();
      }
      return keys.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Map.Entry<UnsafeRow, List<Object>> entry = keys.next();
      array.update(0, BatchValues.array(values.key(), entry.getKey(), entry.getValue()));
      return pair.apply(entry.getKey(), array);
    }
  }
}
