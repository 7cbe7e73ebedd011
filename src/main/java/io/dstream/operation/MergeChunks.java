package io.dstream.operation;

import io.dstream.text.PackedWords;
import io.dstream.text.WordTable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import scala.Tuple2;

/**
 * The reduce side of the word count: all chunks of a partition into one table, under the
 * partition's own number. Every partition yields exactly one table, an empty one too, so that state
 * and windows see every batch.
 */
final class MergeChunks
    implements PairFlatMapFunction<Iterator<Tuple2<Integer, PackedWords>>, Integer, WordTable> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Tuple2<Integer, WordTable>> call(Iterator<Tuple2<Integer, PackedWords>> chunks) {
    WordTable table = new WordTable();
    chunks.forEachRemaining(chunk -> chunk._2().addTo(table));
    return List.of(new Tuple2<>(TaskContext.getPartitionId(), table)).iterator();
  }
}
