package io.dstream.pipe.run;

import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.keyed.GroupRows;
import io.dstream.pipe.keyed.MapSide;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.state.KeyGroups;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/** The map side of an aggregation: merges the values of each key in a partition. */
record CombineRows(Aggregation aggregation)
    implements FlatMapFunction<Iterator<InternalRow>, Tuple2<Integer, PackedRows>> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Tuple2<Integer, PackedRows>> call(Iterator<InternalRow> rows) {
    return new GroupedChunks(
        MapSide.combining(aggregation, rows, KeyHash::group, KeyGroups.COUNT, MapSide.LIMIT_BYTES));
  }

  /** Pairs each chunk with the number of its key group. */
  record GroupedChunks(Iterator<GroupRows> chunks)
      implements Iterator<Tuple2<Integer, PackedRows>> {
    @Override
    public boolean hasNext() {
      return chunks.hasNext();
    }

    @Override
    public Tuple2<Integer, PackedRows> next() {
      GroupRows chunk = chunks.next();
      return new Tuple2<>(chunk.group(), chunk.rows());
    }
  }
}
