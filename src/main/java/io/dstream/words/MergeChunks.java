package io.dstream.words;

import io.dstream.state.GroupBatch;
import io.dstream.state.SortedChunks;
import io.dstream.text.PackedWords;
import io.dstream.text.WordTable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * The reduce side of windows and totals: merges what the batch brought to each group, one group
 * after the other, so that only one group at a time is in memory as a table.
 */
final class MergeChunks
    implements FlatMapFunction<Iterator<Tuple2<Integer, PackedWords>>, GroupBatch<BatchWords>> {
  private static final long serialVersionUID = 1L;

  /** Merges chunks in the order of their groups. */
  @Override
  public Iterator<GroupBatch<BatchWords>> call(Iterator<Tuple2<Integer, PackedWords>> sorted) {
    return new Groups(new SortedChunks<>(sorted));
  }

  private record Groups(SortedChunks<PackedWords> chunks)
      implements Iterator<GroupBatch<BatchWords>> {
    @Override
    public boolean hasNext() {
      return chunks.hasNext();
    }

    @Override
    public GroupBatch<BatchWords> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int group = chunks.group();
      PackedWords first = chunks.take();
      if (!chunks.hasNextOf(group)) { // a chunk has no word twice
        return new GroupBatch<>(group, new BatchWords(List.of(first)));
      }
      WordTable table = new WordTable();
      table.addAll(first, 1);
      while (chunks.hasNextOf(group)) {
        table.addAll(chunks.take(), 1);
      }
      return new GroupBatch<>(group, new BatchWords(PackedWords.pack(table)));
    }
  }
}
