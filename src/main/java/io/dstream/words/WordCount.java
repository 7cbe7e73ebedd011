package io.dstream.words;

import io.dstream.operation.Intake;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.row.RowBlock;
import io.dstream.spark.Rdds;
import io.dstream.spec.Phrases;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import io.dstream.text.PackedWords;
import io.dstream.text.WordTable;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Counts words per batch, over a window, or since the start. Spark sees one record a partition;
 * what happens inside is done table by table.
 */
public final class WordCount implements Operation {
  private final WordSpec words;
  private final IntakeTally intake = new IntakeTally();
  private final CountBlocks countBlocks;
  private final HashPartitioner partitioner;
  private StateRdd state;
  private StateRdd next;

  /** Counts each batch by itself. */
  private WordCount(WordSpec words, SparkContext context, int partitions) {
    context.register(intake);
    this.words = words;
    countBlocks = new CountBlocks(words, partitions, intake);
    partitioner = new HashPartitioner(partitions);
  }

  /** Counts the words of batches. */
  static WordCount of(WordSpec words, OperationSpec operation, OperationContext context) {
    WordCount count = new WordCount(words, context.spark(), context.partitions());
    count.state =
        none(operation, context.bestRows())
            .map(
                none ->
                    new StateRdd(
                        context.spark(),
                        none,
                        context.state(),
                        context.partitions(),
                        context.last()))
            .orElse(null);
    return count;
  }

  private static Optional<WordState> none(OperationSpec operation, int best) {
    if (operation instanceof OperationSpec.Window window) {
      return Optional.of(WordWindow.none(window.length().toMillis()));
    }
    if (operation instanceof OperationSpec.Stateful totals) {
      long timeout = totals.timeout().map(Duration::toMillis).orElse(WordTotals.NEVER);
      return Optional.of(TotalsState.none(WordTotals.none(timeout, best), totals.allRows()));
    }
    return Optional.empty();
  }

  @Override
  public JavaRDD<RowBlock> rows(JavaRDD<LineBlock> blocks, long time) {
    intake.reset();
    JavaRDD<WordTable> counts = counts(blocks);
    if (state == null) {
      return Rdds.flatMap(counts, new CountRows());
    }
    next = new StateRdd(state, counts.rdd(), time);
    return Rdds.flatMap(next.toJavaRDD(), new StateRows());
  }

  /** One table a partition, an empty one too, so that state and windows see every batch. */
  private JavaRDD<WordTable> counts(JavaRDD<LineBlock> blocks) {
    if (partitioner.numPartitions() == 1 && blocks.getNumPartitions() <= 1) {
      return new UnshuffledCounts(blocks.rdd(), countBlocks).toJavaRDD();
    }
    JavaRDD<Tuple2<Integer, PackedWords>> chunks = Rdds.mapPartitions(blocks, countBlocks);
    return Rdds.mapPartitions(
        JavaPairRDD.fromJavaRDD(chunks).partitionBy(partitioner).rdd().toJavaRDD(),
        new MergeChunks());
  }

  @Override
  public void commit() {
    if (next != null) {
      next.cut();
      state = next;
      next = null;
    }
  }

  @Override
  public void abandon() {
    if (next != null) {
      next.unpersist(false);
      next = null;
    }
  }

  @Override
  public Optional<JavaRDD<RowBlock>> allRows() {
    return Optional.ofNullable(state).map(s -> Rdds.flatMap(s.toJavaRDD(), new AllRows()));
  }

  @Override
  public long remembered() {
    if (state == null) {
      return 0;
    }
    state.persist(StorageLevel.MEMORY_AND_DISK()); // the next batch needs what is read for this
    return Rdds.run(state.toJavaRDD(), new Words()).stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public Intake intake() {
    return intake.value();
  }

  @Override
  public Silence silence(Intake lines) {
    String came = Phrases.count(lines.lines(), "line");
    if (lines.leftOut() > 0) {
      String all = lines.leftOut() == 1 ? "its only word" : "all " + lines.leftOut() + " words";
      return Silence.of("left out", came + ", " + all + " left out by " + words.filters());
    }
    String why =
        words
            .split()
            .map(regex -> "--split '" + regex + "' leaves none")
            .orElse("white space only");
    return Silence.of("no word", came + " without a word: " + why);
  }

  private static final class CountRows implements FlatMapFunction<WordTable, RowBlock> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<RowBlock> call(WordTable counts) {
      return List.<RowBlock>of(new WordTableRows(counts)).iterator();
    }
  }

  private static final class AllRows implements FlatMapFunction<WordState, RowBlock> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<RowBlock> call(WordState state) {
      return List.of(state.allRows()).iterator();
    }
  }

  private static final class Words implements Function<Iterator<WordState>, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long call(Iterator<WordState> states) {
      return states.next().words(); // one a partition
    }
  }

  private static final class StateRows implements FlatMapFunction<WordState, RowBlock> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<RowBlock> call(WordState state) {
      return List.of(state.rows()).iterator();
    }
  }
}
