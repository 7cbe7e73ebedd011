package io.dstream.pipe.run;

import io.dstream.pipe.keyed.PackedRows;
import io.dstream.state.GroupBatch;
import io.dstream.state.SortedChunks;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** Collects the pairs that a batch brings to each key group, one group after the other. */
record BroughtRows()
    implements FlatMapFunction<Iterator<Tuple2<Integer, PackedRows>>, GroupBatch<BatchRows>> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<GroupBatch<BatchRows>> call(Iterator<Tuple2<Integer, PackedRows>> sorted) {
    return new Groups(new SortedChunks<>(sorted));
  }

  private record Groups(SortedChunks<PackedRows> chunks)
      implements Iterator<GroupBatch<BatchRows>> {
    @Override
    public boolean hasNext() {
      return chunks.hasNext();
    }

    @Override
    public GroupBatch<BatchRows> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int group = chunks.group();
      List<PackedRows> all = new ArrayList<>();
      chunks.takeAll(group).forEachRemaining(all::add);
      return new GroupBatch<>(group, new BatchRows(all));
    }
  }
}
