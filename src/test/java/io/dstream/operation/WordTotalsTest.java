package io.dstream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Row;
import io.dstream.text.WordTable;
import io.dstream.text.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTotalsTest {

  @ParameterizedTest
  @ValueSource(longs = {WordTotals.NEVER, 1, 3, 10, 40})
  void totalsChangesAndBestAreThoseOfAPlainMap(long timeout) {
    Random random = new Random(timeout);
    WordTotals totals = WordTotals.none(timeout);
    Map<String, Long> truth = new HashMap<>();
    Map<String, Long> seen = new HashMap<>();
    for (long time = 1; time <= 200; time++) {
      long now = time;
      Map<String, Long> batch = randomBatch(random);
      batch.forEach((word, count) -> truth.merge(word, count, Long::sum));
      batch.keySet().forEach(word -> seen.put(word, now));
      seen.values().removeIf(last -> timeout != WordTotals.NEVER && now - last >= timeout);
      truth.keySet().retainAll(seen.keySet());
      totals = totals.plus(table(batch), time);

      assertThat(all(totals)).as("totals at %d", time).isEqualTo(truth);
      assertThat(Words.counts(totals.changed()).keySet()).isEqualTo(batch.keySet());
      assertThat(Words.counts(totals.changed()))
          .allSatisfy((w, n) -> assertThat(n).isEqualTo(truth.get(w)));
      assertThat(words(totals.top(10))).as("top at %d", time).isEqualTo(best(truth, 10));
      assertThat(words(totals.top(500))).as("top at %d", time).isEqualTo(best(truth, 500));
    }
  }

  @Test
  void aBatchThatIsComputedAgainCountsNothingTwice() {
    WordTotals before = WordTotals.none(WordTotals.NEVER).plus(table(Map.of("a", 1L)), 1);
    WordTable batch = table(Map.of("a", 2L, "b", 1L));
    WordTotals once = before.plus(batch, 2);
    WordTotals again = before.plus(batch, 2);
    assertThat(all(before)).isEqualTo(Map.of("a", 1L));
    assertThat(all(again)).isEqualTo(all(once)).isEqualTo(Map.of("a", 3L, "b", 1L));
  }

  private static Map<String, Long> randomBatch(Random random) {
    Map<String, Long> batch = new HashMap<>();
    int words = random.nextInt(60);
    for (int i = 0; i < words; i++) {
      batch.merge("w" + (int) Math.abs(random.nextGaussian() * 200), 1L, Long::sum);
    }
    return batch;
  }

  private static WordTable table(Map<String, Long> counts) {
    WordTable table = new WordTable();
    counts.forEach((word, count) -> table.add(Words.bytes(word), 0, word.length(), count));
    return table;
  }

  private static Map<String, Long> all(WordTotals totals) {
    Map<String, Long> all = new HashMap<>();
    totals.forEach(
        (bytes, from, to, count) ->
            assertThat(all.put(Words.string(bytes, from, to), count)).isNull());
    return all;
  }

  private static List<String> best(Map<String, Long> truth, int n) {
    return truth.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Long> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(n)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> words(List<Row> rows) {
    return rows.stream()
        .map(row -> (byte[]) row.get(0))
        .map(word -> Words.string(word, 0, word.length))
        .toList();
  }
}
