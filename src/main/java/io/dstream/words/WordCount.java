package io.dstream.words;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Intake;
import io.dstream.operation.IntakeTally;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.row.RowBlock;
import io.dstream.spark.Rdds;
import io.dstream.spec.Phrases;
import io.dstream.spec.Silence;
import io.dstream.state.ChunkSerializer;
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
 * Counts words per batch, over a window, or since the start. Spark handles only a few records per
 * key group; the words inside are processed table by table.
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

  /** Creates the operation that counts the words of batches. */
  static WordCount of(WordSpec words, OperationSpec operation, OperationContext context) {
    KeyGroups groups = KeyGroups.over(context.partitions());
    return new WordCount(
        words,
        context.spark(),
        groups,
        kind(operation, context.bestRows())
            .map(
                kind ->
                    new GroupStates<>(
                        context.spark(), kind, context.state(), groups, context.last())));
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
  public JavaRDD<RowBlock> rows(BatchInput input) {
    intake.reset();
    JavaRDD<Tuple2<Integer, PackedWords>> chunks = chunks(input.all());
    return states
        .map(all -> all.after(Rdds.mapPartitions(chunks, new MergeChunks()).rdd(), input.time()))
        .orElseGet(() -> Rdds.mapPartitions(chunks, new MergeTables()));
  }

  /** Returns the counts of the batch, in the order of the groups. */
  private JavaRDD<Tuple2<Integer, PackedWords>> chunks(JavaRDD<LineBlock> blocks) {
    if (groups.tasks() == 1 && blocks.getNumPartitions() <= 1) {
      return new UnshuffledChunks(blocks.rdd(), countBlocks).toJavaRDD();
    }
    return GroupShuffle.sorted(
        Rdds.mapPartitions(blocks, countBlocks), groups, new ChunkSerializer<>(new WordsCodec()));
  }

  @Override
  public void commit() {
    states.ifPresent(GroupStates::commit);
  }

  @Override
  public void abandon() {
    states.ifPresent(GroupStates::abandon);
  }

  @Override
  public Optional<JavaRDD<RowBlock>> allRows() {
    return states.map(GroupStates::allRows);
  }

  @Override
  public long remembered() {
    return states.map(GroupStates::keys).orElse(0L);
  }

  @Override
  public long rememberedBytes() {
    return states.map(GroupStates::bytes).orElse(0L);
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
