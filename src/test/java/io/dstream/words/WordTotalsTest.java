package io.dstream.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.checkpoint.StateFiles;
import io.dstream.row.Row;
import io.dstream.spec.DstreamException;
import io.dstream.text.WordTable;
import io.dstream.text.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordTotalsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {WordTotals.NEVER, 1, 3, 10, 40})
  void totalsChangesAndBestAreThoseOfAPlainMap(long timeout) {
    Random random = new Random(timeout);
    WordTotals totals = WordTotals.none(timeout, 100);
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
    WordTotals totals = WordTotals.none(WordTotals.NEVER, kept).plus(manyWords(20_000), 1);
    for (long time = 2; time <= 10; time++) {
      totals = totals.plus(table(Map.of("a", time, "b" + time, 1L)), time);
      assertThat(totals.lookedAt()).isEqualTo(kept == 0 ? 0 : kept + 2);
      assertThat(totals.top(kept)).hasSize(kept);
    }
  }

  private static WordTable manyWords(int number) {
    Map<String, Long> words = new HashMap<>();
    for (int i = 0; i < number; i++) {
      words.put("w" + i, 2L);
    }
    return table(words);
  }

  @Test
  void aBatchThatIsComputedAgainCountsNothingTwice() {
    WordTotals before = WordTotals.none(WordTotals.NEVER, 100).plus(table(Map.of("a", 1L)), 1);
    WordTable batch = table(Map.of("a", 2L, "b", 1L));
    WordTotals once = before.plus(batch, 2);
    WordTotals again = before.plus(batch, 2);
    assertThat(all(before)).isEqualTo(Map.of("a", 1L));
    assertThat(all(again)).isEqualTo(all(once)).isEqualTo(Map.of("a", 3L, "b", 1L));
  }

  /** With so many batches that files and shards come round more than once. */
  @ParameterizedTest
  @CsvSource({
    WordTotals.NEVER + ",1",
    WordTotals.NEVER + ",64",
    WordTotals.NEVER + ",65",
    WordTotals.NEVER + ",200",
    "1,90",
    "40,7",
    "40,64",
    "40,200"
  })
  void whatIsKeptIsRestored(long timeout, long batches) throws IOException {
    Random random = new Random(batches);
    WordTotals none = WordTotals.none(timeout, 100);
    TotalsState state = TotalsState.none(none, false);
    StateFiles files = files();
    for (long time = 1; time <= batches; time++) {
      WordTable batch = table(randomBatch(random));
      state = state.plus(batch, time);
      state.save(files, batch);
    }
    assertThat(files.names()).hasSizeLessThanOrEqualTo(WordTotals.SHARDS + 1);
    TotalsState restored = TotalsState.none(none, false).restored(files, batches);
    assertThat(all(restored.totals())).isEqualTo(all(state.totals()));
    assertThat(words(restored.totals().top(100))).isEqualTo(words(state.totals().top(100)));
    // Go on: the turn of the shards does, too.
    for (long time = batches + 1; time <= batches + 70; time++) {
      WordTable batch = table(randomBatch(random));
      state = state.plus(batch, time);
      restored = restored.plus(batch, time);
      restored.save(files, batch);
    }
    assertThat(files.names()).hasSize((int) Math.min(batches + 70, WordTotals.SHARDS + 1));
    TotalsState again = TotalsState.none(none, false).restored(files, batches + 70);
    assertThat(all(again.totals())).isEqualTo(all(state.totals()));
  }

  /** The first that there is, one between, and the last. */
  @ParameterizedTest
  @CsvSource({"1,10", "5,10", "10,10", "37,100", "50,100", "100,100"})
  void aMissingFileIsNotTakenForAnOlderOne(int missing, int batches) throws IOException {
    WordTotals none = WordTotals.none(WordTotals.NEVER, 100);
    TotalsState state = TotalsState.none(none, false);
    StateFiles files = files();
    for (long time = 1; time <= batches; time++) {
      WordTable batch = table(Map.of("w" + time, 1L));
      state = state.plus(batch, time);
      state.save(files, batch);
    }
    files.delete(new StateFiles.Name(missing, "totals"));
    TotalsState begin = TotalsState.none(none, false);
    assertThatThrownBy(() -> begin.restored(files, batches))
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("is missing");
  }

  /** Of a window of ten, batches 91 to 100. */
  @ParameterizedTest
  @ValueSource(longs = {91, 95, 100})
  void aMissingFileOfAWindowIsNotTakenForItsBegin(long missing) throws IOException {
    WordWindow window = WordWindow.none(10);
    StateFiles files = files();
    for (long time = 1; time <= 100; time++) {
      WordTable batch = table(Map.of("w" + time, 1L));
      window = window.plus(batch, time);
      window.save(files, batch);
    }
    assertThat(WordWindow.none(10).restored(files, 100).rows().size()).isEqualTo(10);
    files.delete(new StateFiles.Name(missing, "counts"));
    assertThatThrownBy(() -> WordWindow.none(10).restored(files, 100))
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("is missing");
  }

  private StateFiles files() throws IOException {
    return new StateDirectory(
            directory.toString(), new SerializableConfiguration(new Configuration()))
        .partition(0);
  }

  private static Map<String, Long> changed(WordTotals totals) {
    Map<String, Long> all = new HashMap<>();
    totals
        .changed()
        .forEach(
            table -> Words.counts(table).forEach((w, n) -> assertThat(all.put(w, n)).isNull()));
    return all;
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
