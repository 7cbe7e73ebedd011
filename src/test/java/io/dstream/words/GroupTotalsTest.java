package io.dstream.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Row;
import io.dstream.text.PackedWords;
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

/** As one group with all words. */
class GroupTotalsTest {
  @ParameterizedTest
  @ValueSource(longs = {TotalsKind.NEVER, 1, 3, 10, 40})
  void totalsChangesAndBestAreThoseOfAPlainMap(long timeout) {
    Random random = new Random(timeout);
    GroupTotals totals = none(timeout, 100);
    Map<String, Long> truth = new HashMap<>();
    Map<String, Long> seen = new HashMap<>();
    for (long time = 1; time <= 200; time++) {
      long now = time;
      Map<String, Long> batch = randomBatch(random);
      batch.forEach((word, count) -> truth.merge(word, count, Long::sum));
      batch.keySet().forEach(word -> seen.put(word, now));
      seen.values().removeIf(last -> timeout != TotalsKind.NEVER && now - last >= timeout);
      truth.keySet().retainAll(seen.keySet());
      totals = batch.isEmpty() ? totals.idle(time) : totals.plus(words(batch), time);
      if (time % 7 == 0) {
        totals = totals.compacted();
      }

      assertThat(all(totals)).as("totals at %d", time).isEqualTo(truth);
      Map<String, Long> changed = new HashMap<>(truth);
      changed.keySet().retainAll(batch.keySet());
      assertThat(changed(totals)).as("changed at %d", time).isEqualTo(changed);
      assertThat(words(totals.top(10))).as("top at %d", time).isEqualTo(best(truth, 10));
      assertThat(words(totals.top(500))).as("top at %d", time).isEqualTo(best(truth, 500));
    }
  }

  /** As many as are asked for are kept up to date, so a batch costs what it changed. */
  @ParameterizedTest
  @ValueSource(ints = {0, 10, 100, 1000})
  void aBatchLooksAtTheBestAndAtWhatChanged(int kept) {
    GroupTotals totals = none(TotalsKind.NEVER, kept).plus(manyWords(20_000), 1);
    for (long time = 2; time <= 10; time++) {
      totals = totals.plus(words(Map.of("a", time, "b" + time, 1L)), time);
      assertThat(totals.lookedAt()).isEqualTo(kept == 0 ? 0 : kept + 2);
      assertThat(totals.top(kept)).hasSize(kept);
    }
  }

  private static BatchWords manyWords(int number) {
    Map<String, Long> words = new HashMap<>();
    for (int i = 0; i < number; i++) {
      words.put("w" + i, 2L);
    }
    return words(words);
  }

  @Test
  void aBatchThatBringsNothingIsTheSameStateWhereNothingIsForgotten() {
    GroupTotals totals = none(TotalsKind.NEVER, 10).plus(words(Map.of("a", 1L)), 1).idle(2);
    assertThat(totals.changed().size()).isZero();
    assertThat(totals.idle(3)).isSameAs(totals);
    assertThat(all(totals)).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void aBatchThatIsComputedAgainCountsNothingTwice() {
    GroupTotals before = none(TotalsKind.NEVER, 100).plus(words(Map.of("a", 1L)), 1);
    BatchWords batch = words(Map.of("a", 2L, "b", 1L));
    GroupTotals once = before.plus(batch, 2);
    GroupTotals again = before.plus(batch, 2);
    assertThat(all(before)).isEqualTo(Map.of("a", 1L));
    assertThat(all(again)).isEqualTo(all(once)).isEqualTo(Map.of("a", 3L, "b", 1L));
  }

  private static Map<String, Long> changed(GroupTotals totals) {
    return Words.counts(totals.changed());
  }

  private static Map<String, Long> randomBatch(Random random) {
    Map<String, Long> batch = new HashMap<>();
    int words = random.nextInt(60);
    for (int i = 0; i < words; i++) {
      batch.merge("w" + (int) Math.abs(random.nextGaussian() * 200), 1L, Long::sum);
    }
    return batch;
  }

  private static GroupTotals none(long timeout, int kept) {
    return GroupTotals.none(new TotalsKind(timeout, kept, false));
  }

  private static BatchWords words(Map<String, Long> counts) {
    WordTable table = new WordTable();
    counts.forEach((word, count) -> table.add(Words.bytes(word), 0, word.length(), count));
    return new BatchWords(PackedWords.pack(table));
  }

  private static Map<String, Long> all(GroupTotals totals) {
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
