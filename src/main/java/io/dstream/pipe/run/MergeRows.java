package io.dstream.pipe.run;

import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.keyed.CombineTable;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.state.SortedChunks;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * The reduce side of an aggregation, followed by narrow stages. It merges whole key groups into a
 * table until the table has {@value #TABLE_BYTES} bytes, so only one group must fit in memory.
 */
record MergeRows(Aggregation aggregation, NarrowChain next)
    implements FlatMapFunction<Iterator<Tuple2<Integer, PackedRows>>, InternalRow> {
  private static final long serialVersionUID = 1L;
  private static final long TABLE_BYTES = 2L << 20;

  @Override
  public Iterator<InternalRow> call(Iterator<Tuple2<Integer, PackedRows>> sorted) {
    return next.over(new Merged(new SortedChunks<>(sorted), aggregation.newTable()));
  }

  private static final class Merged implements Iterator<InternalRow> {
    private final SortedChunks<PackedRows> chunks;
    private final CombineTable table;
    private Iterator<InternalRow> rows = Collections.emptyIterator();

    Merged(SortedChunks<PackedRows> chunks, CombineTable table) {
      this.chunks = chunks;
      this.table = table;
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && chunks.hasNext()) {
        table.clear();
        while (chunks.hasNext() && table.memory() < TABLE_BYTES) {
          int group = chunks.group();
          while (chunks.hasNextOf(group)) {
            table.addAll(chunks.take());
          }
        }
        rows = table.rows();
      }
      return rows.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return rows.next();
    }
  }
}
