package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.Stage;
import io.dstream.pipe.stage.Stages;
import io.dstream.row.RowBlock;
import io.dstream.spec.SourceSet;
import io.dstream.testing.LocalSpark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stages with an order or a state, batches of a second in, batches out, on Spark. */
final class StagesOnSparkTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();
  private static final Duration SECOND = Duration.ofSeconds(1);

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static Operation open(String pipeline) {
    return new PipePlan(
            COMPILER.compile(pipeline, Map.of(SourceSet.ONLY, StreamType.LINES), SECOND),
            Map.of(SourceSet.ONLY, List.of()))
        .open(OperationContext.stateless(spark.context().sc(), 3));
  }

  /** The rows of the batch at this second, in their order. */
  private static List<String> batch(Operation operation, int second, String... lines) {
    JavaRDD<RowBlock> rows =
        operation.rows(
            new BatchInput(
                second * SECOND.toMillis(),
                second * SECOND.toMillis(),
                true,
                Map.of(SourceSet.ONLY, PipeRows.blocks(spark.context(), List.of(lines)))));
    List<String> found = PipeRows.of(rows);
    operation.commit();
    return found;
  }

  private static List<String> batch(String pipeline, String... lines) {
    return batch(open(pipeline), 1, lines);
  }

  static List<Stage> stages() {
    return Stages.all();
  }

  @ParameterizedTest
  @MethodSource("stages")
  void theExampleOfEachStageRuns(Stage stage) {
    assertThat(stage.example()).contains(stage.name() + "(");
    assertThat(stage.signature()).startsWith(stage.name() + "(");
    Operation operation = open(stage.example());
    List<String> rows = batch(operation, 1, "to be", "# ERROR or not", "to", "to be or not");
    assertThat(stage.name().equals("sample") || !rows.isEmpty()).isTrue();
  }

  @Test
  void sortByPutsAllElementsInOrder() {
    assertThat(batch("sortBy(w -> length(w))", "ccc", "bb", "a", "dddd"))
        .containsExactly("a", "bb", "ccc", "dddd");
    assertThat(batch("sortBy(w -> int(w), false)", "3", "10", "-1", "10"))
        .containsExactly("10", "10", "3", "-1");
    assertThat(batch("map(w -> (w, length(w))) | sortBy((w, n) -> n, false, 4)", "b", "ccc", "a"))
        .containsExactly("ccc3", "a1", "b1");
    assertThat(batch("sortBy(w -> w)")).isEmpty();
  }

  @Test
  void sortByKeyComparesKeysAndNullIsTheLeast() {
    String pairs = "map(w -> (int(nullif(w, 'none')), w)) | ";
    assertThat(batch(pairs + "sortByKey()", "10", "9", "none", "-1"))
        .containsExactly("nullnone", "-1-1", "99", "1010");
    assertThat(batch(pairs + "sortByKey(false)", "10", "9")).containsExactly("1010", "99");
  }

  @Test
  void topIsTheLargestAndTakeTheFirst() {
    assertThat(batch("map(w -> int(w)) | top(2)", "3", "10", "-1", "7")).containsExactly("10", "7");
    assertThat(batch("map(w -> int(w)) | top(9)", "3", "10")).containsExactly("10", "3");
    assertThat(batch("take(2)", "d", "c", "b", "a")).containsExactly("d", "c");
    assertThat(batch("countByValue() | map((w, n) -> (n, w)) | top(1)", "a", "b", "a"))
        .containsExactly("2a");
  }

  @Test
  void theOrderStaysWithinNarrowStages() {
    assertThat(
            batch(
                "sortBy(w -> w, false) | map(w -> (w, 1)) | filter((w, n) -> w != 'b')",
                "a",
                "b",
                "c"))
        .containsExactly("c1", "a1");
  }

  @Test
  void whatIsSortedHasNoOtherRanking() {
    assertThat(COMPILER.compile("countByValue() | sortBy((w, n) -> w)", StreamType.LINES).schema())
        .satisfies(
            schema -> {
              assertThat(schema.rank()).isEmpty();
              assertThat(schema.key()).isEmpty();
            });
  }

  @Test
  void aPairThatIsNullCanBeLeftOut() {
    assertThat(batch("map(w -> if(w = 'a', NULL, (w, 1))) | filter(p -> p IS NOT NULL)", "a", "b"))
        .containsExactly("b1");
    assertThat(batch("map(w -> if(w = 'a', NULL, (w, 1))) | filter(p -> p IS NULL)", "a", "b"))
        .containsExactly("nullnull");
  }

  @Test
  void sampleKeepsAboutAFractionAndTheSameOneAgain() {
    String[] lines = new String[4000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "line " + i;
    }
    List<String> sample = batch("sample(false, 0.1)", lines);
    assertThat(sample).hasSizeBetween(250, 550).isSubsetOf(lines);
    assertThat(batch("sample(false, 0.1)", lines)).containsExactlyElementsOf(sample);
    assertThat(batch("sample(false, 0.1, 7)", lines)).isNotEqualTo(sample);
    assertThat(batch("sample(false, 1.0)", lines)).hasSize(lines.length);
    assertThat(batch("sample(false, 0.0)", lines)).isEmpty();
  }

  @Test
  void aKeyWithoutValuesForLongerThanTheTimeoutLosesItsState() {
    Operation operation =
        open(
            "map(w -> (w, 1)) | updateStateByKey((values, n) -> coalesce(n, 0) + size(values), 2s)"
                + " | map((w, n) -> (w, n))");
    assertThat(batch(operation, 1, "a", "b")).containsExactlyInAnyOrder("a1", "b1");
    assertThat(batch(operation, 2, "a")).containsExactlyInAnyOrder("a2", "b1");
    assertThat(batch(operation, 3)).containsExactlyInAnyOrder("a2", "b1");
    assertThat(batch(operation, 4)).containsExactly("a2");
    assertThat(operation.remembered()).isEqualTo(1);
    assertThat(batch(operation, 5, "b")).containsExactly("b1");
  }

  @Test
  void mapWithStateMakesAnElementOfEachValue() {
    Operation operation =
        open(
            "map(w -> (w, 1)) | mapWithState((k, v, n) -> ((k, coalesce(n, 0) + v),"
                + " if(coalesce(n, 0) + v = 3, NULL, coalesce(n, 0) + v)))");
    assertThat(batch(operation, 1, "a", "b", "a")).containsExactlyInAnyOrder("a1", "a2", "b1");
    assertThat(operation.remembered()).isEqualTo(2);
    assertThat(batch(operation, 2)).isEmpty();
    assertThat(batch(operation, 3, "a", "a")).containsExactlyInAnyOrder("a3", "a1");
  }

  @Test
  void mapWithStateMapsAKeyOnceMoreWhenItTimesOut() {
    Operation operation =
        open(
            "map(w -> (w, 1)) | mapWithState((k, v, n) -> (concat(k, coalesce(string(v), ' left'),"
                + " ':', coalesce(n, 0)), coalesce(n, 0) + v), 1s)");
    assertThat(batch(operation, 1, "a", "b")).containsExactlyInAnyOrder("a1:0", "b1:0");
    assertThat(batch(operation, 2, "b")).containsExactly("b1:1");
    assertThat(batch(operation, 3)).containsExactly("a left:1");
    assertThat(batch(operation, 4)).containsExactly("b left:2");
    assertThat(operation.remembered()).isZero();
    assertThat(batch(operation, 5)).isEmpty();
  }
}
