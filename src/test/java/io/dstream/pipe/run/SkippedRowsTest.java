package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Intake;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Skipped;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.spec.SourceSet;
import io.dstream.table.TableSet;
import io.dstream.testing.LocalSpark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records on which a function fails: left out, counted, and handed over by themselves. */
final class SkippedRowsTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static Operation open(String pipeline) {
    return new PipePlan(
            COMPILER.compile(
                pipeline, Map.of(SourceSet.ONLY, StreamType.LINES), Duration.ofSeconds(1)),
            Map.of(SourceSet.ONLY, List.of()),
            Set.of(),
            Map.of(),
            TableSet.NONE,
            true)
        .open(OperationContext.stateless(spark.context().sc(), 3));
  }

  private static List<String> batch(Operation operation, int second, List<String> lines) {
    return PipeRows.of(
        operation.rows(
            new BatchInput(
                1000L * second,
                0,
                true,
                Map.of(SourceSet.ONLY, PipeRows.blocks(spark.context(), lines)))));
  }

  private static List<String> letters(Operation operation) {
    return operation.skipped().map(skipped -> PipeRows.of(skipped.letters())).orElse(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "map(l -> int(l)) | filter(n -> n >= 0)",
        "filter(l -> int(l) >= 0)",
        "flatMap(l -> array(int(l)))",
        "map(l -> (l, l)) | mapValues(v -> int(v)) | map((k, v) -> v)",
        "map(l -> (l, l)) | flatMapValues(v -> array(int(v))) | map((k, v) -> v)",
        "map(l -> (int(l), 1)) | reduceByKey(max) | map((k, v) -> k)",
      })
  void theOthersComeThroughInEveryNarrowStage(String pipeline) {
    Operation operation = open(pipeline);
    assertThat(batch(operation, 1, List.of("1", "two", "3", "", "vier", "5")))
        .containsExactlyInAnyOrder("1", "3", "5");
    Skipped skipped = operation.skipped().orElseThrow();
    assertThat(skipped.records()).isEqualTo(2);
    assertThat(skipped.why()).contains("two", "cannot be cast");
    assertThat(letters(operation))
        .hasSize(2)
        .anyMatch(letter -> letter.startsWith("two") && letter.contains("'two'"))
        .anyMatch(letter -> letter.startsWith("vier"));
    operation.commit();
    assertThat(batch(operation, 2, List.of("7"))).containsExactly("7");
    assertThat(operation.skipped()).isEmpty();
  }

  @Test
  void countingGoesOnBehindThem() {
    Operation operation = open("map(l -> int(l)) | count()");
    assertThat(batch(operation, 1, List.of("1", "two", "3", "vier", "5"))).containsExactly("3");
    assertThat(operation.skipped().orElseThrow().records()).isEqualTo(2);
    operation.commit();
    assertThat(batch(operation, 2, List.of("x"))).containsExactly("0");
  }

  @Test
  void anElementBehindAShuffleHasNoLine() {
    Operation operation = open("countByValue() | map((w, n) -> n / int(w))");
    assertThat(batch(operation, 1, List.of("2", "0", "0"))).containsExactly("0.5");
    assertThat(letters(operation)).singleElement().asString().startsWith("null").contains("zero");
  }

  @Test
  void whereAllFailBehindAShuffleItIsSaidThatNothingCame() {
    Operation operation = open("countByValue() | map((w, n) -> n / int(w))");
    assertThat(batch(operation, 1, List.of("0", "0", "0"))).isEmpty();
    assertThat(operation.intake()).isEqualTo(new Intake(0, 3, 0));
    assertThat(operation.silence(operation.intake()).why())
        .isEqualTo(
            "3 lines, of which no row came through the pipeline; those on which a function fails are"
                + " skipped");
    operation.commit();
    assertThat(batch(operation, 2, List.of("0", "2"))).containsExactly("0.5");
    assertThat(operation.intake().words()).isPositive();
    operation.commit();
    assertThat(batch(operation, 3, List.of("5"))).containsExactly("0.2");
    assertThat(operation.intake().words()).isPositive();
  }

  @Test
  void aStateIsMadeOfTheOthers() {
    Operation operation =
        open(
            "map(w -> (w, 1 / length(replace(w, 'x', '')))) | updateStateByKey((v, n) ->"
                + " coalesce(n, 0) + size(v)) | map((w, n) -> (w, 12 / (n - 2)))");
    assertThat(batch(operation, 1, List.of("a", "xx"))).containsExactly("a-12.0");
    assertThat(letters(operation)).hasSize(1);
    operation.commit();
    assertThat(batch(operation, 2, List.of("a"))).isEmpty();
    assertThat(letters(operation)).hasSize(1);
    operation.commit();
    assertThat(batch(operation, 3, List.of("a"))).containsExactly("a12.0");
    assertThat(operation.remembered()).isEqualTo(1);
  }

  @Test
  void aMergeThatFailsEndsTheStream() {
    Operation operation = open("map(w -> (w, 2000000000)) | reduceByKey(_ + _) | map((w, n) -> n)");
    assertThatThrownBy(() -> batch(operation, 1, List.of("a", "a")))
        .hasStackTraceContaining("overflow");
  }

  @Test
  void everyRecordIsInOneOfTheTwo() {
    Random random = new Random(18);
    Operation operation = open("map(l -> 10 / int(l)) | filter(n -> n >= 0) | repartition(2)");
    for (int batch = 1; batch <= 5; batch++) {
      List<String> lines = new ArrayList<>();
      for (int i = random.nextInt(200); i > 0; i--) {
        lines.add(random.nextInt(3) == 0 ? "0" : "" + (1 + random.nextInt(9)));
      }
      long bad = lines.stream().filter("0"::equals).count();
      assertThat(batch(operation, batch, lines)).hasSize((int) (lines.size() - bad));
      assertThat(operation.skipped().map(Skipped::records).orElse(0L)).isEqualTo(bad);
      assertThat(letters(operation)).hasSize((int) bad);
      operation.commit();
    }
  }
}
