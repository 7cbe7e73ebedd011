package io.dstream.words;

import io.dstream.row.RowBlock;
import io.dstream.state.SortedChunks;
import io.dstream.text.PackedWords;
import io.dstream.text.WordTable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * The reduce side of counts per batch: merges whole groups into tables of about {@value
 * #TABLE_BYTES} bytes each. A small batch thus has one table per task.
 */
final class MergeTables
    implements FlatMapFunction<Iterator<Tuple2<Integer, PackedWords>>, RowBlock> {
  private static final long serialVersionUID = 1L;
  private static final long TABLE_BYTES = 2L << 20;

  /** Merges chunks in the order of their groups. */
  @Override
  public Iterator<RowBlock> call(Iterator<Tuple2<Integer, PackedWords>> sorted) {
    return new Tables(new SortedChunks<>(sorted));
  }

  private record Tables(SortedChunks<PackedWords> chunks) implements Iterator<RowBlock> {
    @Override
    public boolean hasNext() {
      return chunks.hasNext();
    }

    @Override
    public RowBlock next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      WordTable table = new WordTable();
      while (hasNext() && table.memory() < TABLE_BYTES) {
        int group = chunks.group();
        while (chunks.hasNextOf(group)) {
          table.addAll(chunks.take(), 1);
        }
      }
      return new WordTableRows(table);
    }
  }
}
