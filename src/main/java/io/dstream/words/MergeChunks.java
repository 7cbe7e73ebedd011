package io.dstream.words;

import io.dstream.text.PackedWords;
import io.dstream.text.WordTable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * The reduce side of the word count: all chunks of a partition into one table. Every partition
 * yields exactly one table, an empty one too, so that state and windows see every batch.
 */
final class MergeChunks
    implements FlatMapFunction<Iterator<Tuple2<Integer, PackedWords>>, WordTable> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<WordTable> call(Iterator<Tuple2<Integer, PackedWords>> chunks) {
    WordTable table = new WordTable();
    chunks.forEachRemaining(chunk -> table.addAll(chunk._2(), 1));
    return List.of(table).iterator();
  }
}
