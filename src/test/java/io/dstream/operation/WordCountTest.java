package io.dstream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.spec.OperationSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.StringTokenizer;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {
  @TempDir private Path checkpoint;

  @Test
  void eachBatchByItself() {
    assertThat(run(List.of("a b\na", "", "b"), new OperationSpec.PerBatch(), 4))
        .isEqualTo(
            Map.of(1, Map.of("a", 2L, "b", 1L), 2, Map.of(), 3, Map.of("b", 1L), 4, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"3,1", "4,2", "2,3", "2,2"})
  void aWindowIsTheSumOfItsBatches(int length, int slide) {
    List<String> batches = randomBatches(14);
    int ticks = 24;
    Map<Integer, Map<String, Long>> expected = new TreeMap<>();
    for (int end = slide; end <= ticks; end += slide) {
      expected.put(end, count(batches, Math.max(0, end - length), end));
    }
    assertThat(
            run(
                batches,
                new OperationSpec.Window(Duration.ofSeconds(length), Duration.ofSeconds(slide)),
                ticks))
        .isEqualTo(expected);
  }

  @Test
  void totalsOfTheWordsThatChanged() {
    List<String> batches = randomBatches(14);
    Map<Integer, Map<String, Long>> expected = new TreeMap<>();
    for (int batch = 1; batch <= 14; batch++) {
      Map<String, Long> changed = count(batches, 0, batch);
      changed.keySet().retainAll(count(batches, batch - 1, batch).keySet());
      expected.put(batch, changed);
    }
    assertThat(run(batches, new OperationSpec.Stateful(Optional.empty(), false), 14))
        .isEqualTo(expected);
  }

  @Test
  void allTotals() {
    List<String> batches = randomBatches(12);
    Map<Integer, Map<String, Long>> expected = new TreeMap<>();
    for (int batch = 1; batch <= 14; batch++) {
      expected.put(batch, count(batches, 0, Math.min(batch, 12)));
    }
    assertThat(run(batches, new OperationSpec.Stateful(Optional.empty(), true), 14))
        .isEqualTo(expected);
  }

  @Test
  void aWordThatWasIdleForTheTimeoutStartsAnew() {
    List<String> batches = List.of("a b", "b", "a", "b", "", "", "b");
    assertThat(
            run(batches, new OperationSpec.Stateful(Optional.of(Duration.ofSeconds(2)), true), 7))
        .isEqualTo(
            Map.of(
                1, Map.of("a", 1L, "b", 1L),
                2, Map.of("a", 1L, "b", 2L),
                3, Map.of("a", 2L, "b", 2L),
                4, Map.of("a", 2L, "b", 3L),
                5, Map.of("b", 3L),
                6, Map.of(),
                7, Map.of("b", 1L)));
  }

  private Map<Integer, Map<String, Long>> run(
      List<String> batches, OperationSpec operation, int ticks) {
    return ManualStream.run(batches, operation, ticks, checkpoint);
  }

  private static List<String> randomBatches(int batches) {
    Random random = new Random(batches);
    List<String> texts = new ArrayList<>();
    for (int batch = 0; batch < batches; batch++) {
      StringBuilder text = new StringBuilder();
      int words = random.nextInt(40);
      for (int i = 0; i < words; i++) {
        text.append("w").append(random.nextInt(30)).append(random.nextInt(5) == 0 ? "\n" : " ");
      }
      texts.add(text.toString());
    }
    return texts;
  }

  /** The counts of the batches {@code from} (from 0) to before {@code to}. */
  private static Map<String, Long> count(List<String> batches, int from, int to) {
    Map<String, Long> counts = new TreeMap<>();
    for (int batch = from; batch < Math.min(to, batches.size()); batch++) {
      for (StringTokenizer words = new StringTokenizer(batches.get(batch));
          words.hasMoreTokens(); ) {
        counts.merge(words.nextToken(), 1L, Long::sum);
      }
    }
    return counts;
  }
}
