package io.dstream.operation;

import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.spec.OperationSpec;
import io.dstream.spec.WordSpec;
import io.dstream.text.LineBlock;
import io.dstream.text.PackedWords;
import io.dstream.text.WordTable;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.Optional;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Counts words per batch, over a window, or since the start. Spark sees one record a partition,
 * keyed by the partition's number: its window and state operations then cost a record each, and
 * what happens inside is done table by table.
 */
public final class WordCount {
  private final WordSpec words;
  private final int partitions;

  /** Counts into {@code partitions} partitions. */
  public WordCount(WordSpec words, int partitions) {
    this.words = words;
    this.partitions = partitions;
  }

  /** What the rows of {@code operation} are. */
  public static Schema schema(OperationSpec operation) {
    return operation instanceof OperationSpec.Stateful ? Schema.WORD_TOTALS : Schema.WORD_COUNT;
  }

  /** The rows of {@code operation} over the words of {@code blocks}. */
  public JavaDStream<RowBlock> over(JavaDStream<LineBlock> blocks, OperationSpec operation) {
    HashPartitioner partitioner = new HashPartitioner(partitions);
    JavaPairDStream<Integer, WordTable> batches =
        blocks.transformToPair(new CountBatch(new CountBlocks(words, partitions), partitioner));
    if (operation instanceof OperationSpec.Window window) {
      return window(batches, window, partitioner).map(new TableRows());
    }
    if (operation instanceof OperationSpec.Stateful state) {
      long timeout = state.timeout().map(java.time.Duration::toMillis).orElse(WordTotals.NEVER);
      return batches
          .transformToPair(new Stamp())
          .updateStateByKey(new UpdateTotals(timeout), partitioner)
          .persist(StorageLevel.MEMORY_AND_DISK())
          .map(new TotalsRows(state.allRows()));
    }
    return batches.map(new TableRows());
  }

  /**
   * Adds what came in and subtracts what left. Spark's incremental window is wrong where windows do
   * not overlap (it subtracts what was never added), and has nothing to save there.
   */
  private static JavaPairDStream<Integer, WordTable> window(
      JavaPairDStream<Integer, WordTable> batches,
      OperationSpec.Window window,
      HashPartitioner partitioner) {
    Duration length = new Duration(window.length().toMillis());
    Duration slide = new Duration(window.slide().toMillis());
    if (length.milliseconds() <= slide.milliseconds()) {
      return batches.reduceByKeyAndWindow(new Add(), length, slide, partitioner);
    }
    return batches
        .reduceByKeyAndWindow(new Add(), new Subtract(), length, slide, partitioner, new NotEmpty())
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private record CountBatch(CountBlocks countBlocks, HashPartitioner partitioner)
      implements Function<JavaRDD<LineBlock>, JavaPairRDD<Integer, WordTable>> {
    private static final long serialVersionUID = 1L;

    @Override
    public JavaPairRDD<Integer, WordTable> call(JavaRDD<LineBlock> blocks) {
      JavaPairRDD<Integer, PackedWords> chunks = blocks.mapPartitionsToPair(countBlocks);
      return chunks.partitionBy(partitioner).mapPartitionsToPair(new MergeChunks(), true);
    }
  }

  private static final class Add implements Function2<WordTable, WordTable, WordTable> {
    private static final long serialVersionUID = 1L;

    @Override
    public WordTable call(WordTable window, WordTable added) {
      WordTable sum = window.copy();
      sum.addAll(added, 1);
      return sum;
    }
  }

  private static final class Subtract implements Function2<WordTable, WordTable, WordTable> {
    private static final long serialVersionUID = 1L;

    @Override
    public WordTable call(WordTable window, WordTable left) {
      WordTable rest = window.copy();
      rest.addAll(left, -1);
      return rest.compacted();
    }
  }

  private static final class NotEmpty implements Function<Tuple2<Integer, WordTable>, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean call(Tuple2<Integer, WordTable> partition) {
      return partition._2().size() > 0;
    }
  }

  private static final class TableRows implements Function<Tuple2<Integer, WordTable>, RowBlock> {
    private static final long serialVersionUID = 1L;

    @Override
    public RowBlock call(Tuple2<Integer, WordTable> partition) {
      return new WordTableRows(partition._2());
    }
  }

  /** A partition's counts of a batch, with the batch's time in milliseconds. */
  private record Stamped(long time, WordTable counts) implements java.io.Serializable {}

  private static final class Stamp
      implements Function2<JavaPairRDD<Integer, WordTable>, Time, JavaPairRDD<Integer, Stamped>> {
    private static final long serialVersionUID = 1L;

    @Override
    public JavaPairRDD<Integer, Stamped> call(JavaPairRDD<Integer, WordTable> batch, Time time) {
      return batch.mapValues(new StampTable(time.milliseconds()));
    }
  }

  private record StampTable(long time) implements Function<WordTable, Stamped> {
    private static final long serialVersionUID = 1L;

    @Override
    public Stamped call(WordTable counts) {
      return new Stamped(time, counts);
    }
  }

  private record UpdateTotals(long timeout)
      implements Function2<List<Stamped>, Optional<WordTotals>, Optional<WordTotals>> {
    private static final long serialVersionUID = 1L;

    @Override
    public Optional<WordTotals> call(List<Stamped> batches, Optional<WordTotals> previous) {
      WordTotals totals = previous.or(WordTotals.none(timeout));
      for (Stamped batch : batches) {
        totals = totals.plus(batch.counts(), batch.time());
      }
      return Optional.of(totals);
    }
  }

  private record TotalsRows(boolean all)
      implements Function<Tuple2<Integer, WordTotals>, RowBlock> {
    private static final long serialVersionUID = 1L;

    @Override
    public RowBlock call(Tuple2<Integer, WordTotals> partition) {
      WordTotals totals = partition._2();
      return all ? WordTotalsRows.all(totals) : WordTotalsRows.changed(totals);
    }
  }
}
