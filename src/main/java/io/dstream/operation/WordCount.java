package io.dstream.operation;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.spark.Rdds;
import io.dstream.spec.OperationSpec;
import io.dstream.spec.Phrases;
import io.dstream.spec.Silence;
import io.dstream.spec.WordSpec;
import io.dstream.state.GroupShuffle;
import io.dstream.state.GroupStates;
import io.dstream.state.KeyGroups;
import io.dstream.state.StateKind;
import io.dstream.text.LineBlock;
import io.dstream.text.PackedWords;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Counts words per batch, over a window, or since the start. Spark sees a few records for each key
 * group; what happens inside is done table by table.
 */
public final class WordCount implements Operation {
  private final WordSpec words;
  private final IntakeTally intake = new IntakeTally();
  private final CountBlocks countBlocks;
  private final KeyGroups groups;
  private final Optional<GroupStates<BatchWords>> states;

  private WordCount(
      WordSpec words,
      SparkContext context,
      KeyGroups groups,
      Optional<GroupStates<BatchWords>> states) {
    context.register(intake);
    this.words = words;
    this.countBlocks = new CountBlocks(words, intake);
    this.groups = groups;
    this.states = states;
  }

  /** What the rows of {@code operation} are. */
  public static Schema schema(OperationSpec operation) {
    return operation instanceof OperationSpec.Stateful ? Schema.WORD_TOTALS : Schema.WORD_COUNT;
  }

  /**
   * Counts into {@code partitions} partitions, or fewer.
   *
   * @param directory where windows and totals are kept, when they are
   * @param last the time of the batch whose state is there, milliseconds since the epoch; 0 when
   *     none is
   * @param best how many of the best totals are asked for in each batch; more would cost a look at
   *     every total
   */
  public static WordCount of(
      WordSpec words,
      OperationSpec operation,
      SparkContext context,
      int partitions,
      Optional<StateDirectory> directory,
      long last,
      int best) {
    KeyGroups groups = KeyGroups.over(partitions);
    return new WordCount(
        words,
        context,
        groups,
        kind(operation, best)
            .map(kind -> new GroupStates<>(context, kind, directory, groups, last)));
  }

  private static Optional<StateKind<BatchWords>> kind(OperationSpec operation, int best) {
    if (operation instanceof OperationSpec.Window window) {
      return Optional.of(new WindowKind(window.length().toMillis()));
    }
    if (operation instanceof OperationSpec.Stateful totals) {
      long timeout = totals.timeout().map(Duration::toMillis).orElse(TotalsKind.NEVER);
      return Optional.of(new TotalsKind(timeout, best, totals.allRows()));
    }
    return Optional.empty();
  }

  @Override
  public JavaRDD<RowBlock> rows(JavaRDD<LineBlock> blocks, long time) {
    intake.reset();
    JavaRDD<Tuple2<Integer, PackedWords>> chunks = chunks(blocks);
    return states
        .map(all -> all.after(Rdds.mapPartitions(chunks, new MergeChunks()).rdd(), time))
        .orElseGet(() -> Rdds.mapPartitions(chunks, new MergeTables()));
  }

  /** What is in the batch, in the order of the groups. */
  private JavaRDD<Tuple2<Integer, PackedWords>> chunks(JavaRDD<LineBlock> blocks) {
    if (groups.tasks() == 1 && blocks.getNumPartitions() <= 1) {
      return new UnshuffledChunks(blocks.rdd(), countBlocks).toJavaRDD();
    }
    return GroupShuffle.sorted(
        Rdds.mapPartitions(blocks, countBlocks), groups, new ChunkSerializer());
  }

  @Override
  public void completed() {
    states.ifPresent(GroupStates::completed);
  }

  /**
   * A row for every word that is remembered after the last batch; none where nothing is remembered.
   */
  public Optional<JavaRDD<RowBlock>> allRows() {
    return states.map(GroupStates::allRows);
  }

  /** How many words are remembered after the last batch. */
  public long remembered() {
    return states.map(GroupStates::keys).orElse(0L);
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
}
