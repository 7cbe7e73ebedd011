package io.dstream.pipe.run;

import io.dstream.pipe.keyed.BatchValues;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.stage.NarrowChain;
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
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import scala.Tuple2;

/**
 * Each key with an array of its values, and the narrow stages after it. One group of keys at a time
 * is in memory.
 *
 * @param type of the values
 */
record GroupedRows(DataType type, NarrowChain next)
    implements FlatMapFunction<Iterator<Tuple2<Integer, PackedRows>>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<Tuple2<Integer, PackedRows>> sorted) {
    return next.over(new Groups(new SortedChunks<>(sorted), type));
  }

  private static final class Groups implements Iterator<InternalRow> {
    private final SortedChunks<PackedRows> chunks;
    private final DataType type;
    private final GenericInternalRow array = new GenericInternalRow(1);
    private final JoinedRow pair = new JoinedRow();
    private Iterator<Map.Entry<UnsafeRow, List<Object>>> keys = Collections.emptyIterator();

    Groups(SortedChunks<PackedRows> chunks, DataType type) {
      this.chunks = chunks;
      this.type = type;
    }

    @Override
    public boolean hasNext() {
      while (!keys.hasNext() && chunks.hasNext()) {
        keys = BatchValues.byKey(chunks.takeAll(chunks.group()), type).entrySet().iterator();
      }
      return keys.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Map.Entry<UnsafeRow, List<Object>> entry = keys.next();
      array.update(0, new GenericArrayData(entry.getValue().toArray()));
      return pair.apply(entry.getKey(), array);
    }
  }
}
