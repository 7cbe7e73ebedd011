package io.dstream.pipe.run;

import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.keyed.MapSide;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.state.KeyGroups;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/** The map side of a stage that keeps every value of each key. */
record CollectRows(RowFunction key, RowFunction value)
    implements FlatMapFunction<Iterator<InternalRow>, Tuple2<Integer, PackedRows>> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Tuple2<Integer, PackedRows>> call(Iterator<InternalRow> rows) {
    return new CombineRows.GroupedChunks(
        MapSide.collecting(key, value, rows, KeyHash::group, KeyGroups.COUNT, MapSide.LIMIT_BYTES));
  }
}
