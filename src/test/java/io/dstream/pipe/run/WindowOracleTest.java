package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.spec.SourceSet;
import io.dstream.testing.LocalSpark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Windows over random batches, some of them empty: each result is what all batches of the window
 * give when they are taken together. Windows overlap or not, and slide by one batch or several.
 */
final class WindowOracleTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int BATCHES = 10;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "4, 2", "2, 3", "6, 6"})
  void windowsAreWhatTheirBatchesGiveTogether(int length, int slide) {
    String window = length + "s, " + slide + "s";
    String pairs = "map(w -> (w, 1L))";
    for (String pipeline :
        List.of(
            "window(" + window + ") | countByValue()",
            "countByValueAndWindow(" + window + ")",
            pairs + " | reduceByKeyAndWindow(_ + _, " + window + ")",
            pairs + " | reduceByKeyAndWindow(_ + _, _ - _, " + window + ", 4)",
            pairs + " | window(" + window + ") | reduceByKey(_ + _)")) {
      assertWindow(pipeline, length, slide);
    }
  }

  private static Operation open(String pipeline) {
    return new PipePlan(
            COMPILER.compile(pipeline, Map.of(SourceSet.ONLY, StreamType.LINES), SECOND),
            Map.of(SourceSet.ONLY, List.of()))
        .open(OperationContext.stateless(spark.context().sc(), 3));
  }

  /** The rows of a batch of these lines, which then is done. */
  private static List<String> rows(
      Operation operation, int batch, boolean shown, List<String> lines) {
    List<String> rows =
        PipeRows.of(
            operation.rows(
                new BatchInput(
                    batch * SECOND.toMillis(),
                    0,
                    shown,
                    Map.of(SourceSet.ONLY, PipeRows.blocks(spark.context(), lines)))));
    operation.commit();
    return rows;
  }

  private static void assertWindow(String pipeline, int length, int slide) {
    Random random = new Random(17);
    Operation operation = open(pipeline);
    List<List<String>> batches = new ArrayList<>();
    for (int batch = 1; batch <= BATCHES; batch++) {
      batches.add(words(random));
      boolean shown = batch % slide == 0;
      assertThat(rows(operation, batch, shown, batches.get(batch - 1)))
          .as("%s, batch %d", pipeline, batch)
          .containsExactlyInAnyOrderElementsOf(
              shown ? counts(batches.subList(Math.max(0, batch - length), batch)) : List.of());
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 1", "4, 2", "2, 3"})
  void theElementsOfAWindowAreCountedAlsoWhereThereAreNone(int length, int slide) {
    Operation operation = open("countByWindow(" + length + "s, " + slide + "s)");
    for (int batch = 1; batch <= BATCHES; batch++) {
      List<String> words = batch == 5 ? List.of("a", "b") : List.of();
      List<String> rows = rows(operation, batch, batch % slide == 0, words);
      if (batch % slide == 0) {
        assertThat(rows).containsExactly(batch >= 5 && batch < 5 + length ? "2" : "0");
      }
    }
  }

  private static List<String> words(Random random) {
    return random
        .ints(random.nextInt(3) == 0 ? 0 : random.nextInt(30), 0, 9)
        .mapToObj(word -> "w" + word)
        .toList();
  }

  private static List<String> counts(List<List<String>> window) {
    Map<String, Long> counts = new TreeMap<>();
    window.forEach(batch -> batch.forEach(word -> counts.merge(word, 1L, Long::sum)));
    return counts.entrySet().stream().map(count -> count.getKey() + count.getValue()).toList();
  }

  @ParameterizedTest
  @CsvSource({"3, 1", "4, 2", "2, 3"})
  void aValueOfTheWholeWindow(int length, int slide) {
    Operation operation =
        open("map(w -> int(w)) | reduceByWindow(_ + _, " + length + "s, " + slide + "s)");
    for (int batch = 1; batch <= BATCHES; batch++) {
      boolean shown = batch % slide == 0;
      List<String> rows = rows(operation, batch, shown, List.of("" + batch, "1000"));
      int sum = 0;
      for (int in = Math.max(1, batch - length + 1); in <= batch; in++) {
        sum += in + 1000;
      }
      assertThat(rows).isEqualTo(shown ? List.of("" + sum) : List.of());
    }
  }
}
