package io.dstream.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.testing.LocalSpark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordCountTest {
  private static final OperationSpec TOTALS = new OperationSpec.Stateful(Optional.empty(), false);

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static BatchByBatch stream;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    stream = new BatchByBatch(spark.context());
  }

  @Test
  void eachBatchByItself() {
    assertThat(run(List.of("a b\na", "", "b"), new OperationSpec.PerBatch()))
        .isEqualTo(Map.of(1, Map.of("a", 2L, "b", 1L), 2, Map.of(), 3, Map.of("b", 1L)));
  }

  @Test
  void onePartitionWithoutAShuffle() {
    List<String> batches = new ArrayList<>(randomBatches(8));
    batches.add(3, "");
    WordCount totals = stream.wordCount(TOTALS, 1, kept(TOTALS), 0);
    assertThat(stream.run(totals, batches, 1)).isEqualTo(changedTotals(batches));
    WordCount counts = stream.wordCount(new OperationSpec.PerBatch(), 1, Optional.empty(), 0);
    assertThat(stream.run(counts, batches, 1)).isEqualTo(windows(batches, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 20})
  void aWindowIsTheSumOfItsBatches(int length) {
    List<String> batches = new ArrayList<>(randomBatches(14));
    batches.addAll(Collections.nCopies(length, ""));
    assertThat(run(batches, window(length))).isEqualTo(windows(batches, length));
  }

  @Test
  void totalsOfTheWordsThatChanged() {
    List<String> batches = randomBatches(14);
    assertThat(run(batches, TOTALS)).isEqualTo(changedTotals(batches));
  }

  @Test
  void theMemoryOfWhatIsRememberedIsKnownAfterEachBatch() {
    String words = String.join(" ", IntStream.range(0, 10_000).mapToObj(i -> "word" + i).toList());
    WordCount totals = stream.wordCount(TOTALS, kept(TOTALS), 0);
    assertThat(totals.rememberedBytes()).isZero();
    stream.run(totals, List.of(words), 1);
    long once = totals.rememberedBytes();
    assertThat(once).isGreaterThan(words.length());
    stream.abandon(totals, words + words, 2);
    totals.abandon();
    assertThat(totals.rememberedBytes()).isEqualTo(once);
    stream.run(totals, List.of("", ""), 2);
    assertThat(totals.rememberedBytes()).isBetween(once / 2, 2 * once);
  }

  @Test
  void allTotals() {
    List<String> batches = randomBatches(12);
    Map<Integer, Map<String, Long>> expected = new TreeMap<>();
    for (int batch = 1; batch <= 12; batch++) {
      expected.put(batch, count(batches, 0, batch));
    }
    assertThat(run(batches, new OperationSpec.Stateful(Optional.empty(), true)))
        .isEqualTo(expected);
  }

  @Test
  void aWordThatWasIdleForTheTimeoutStartsAnew() {
    assertThat(run(IDLE_WORDS, IDLE_FOR_TWO)).isEqualTo(IDLE_TOTALS);
  }

  /** However many batches were done, and whether or not the next one was under way. */
  @ParameterizedTest
  @CsvSource({"1,false", "2,true", "5,false", "9,true", "13,true"})
  void whatIsKeptGoesOnAfterTheProgramEnded(int done, boolean underWay) {
    List<String> batches = randomBatches(14);
    assertThat(interrupted(batches, TOTALS, done, underWay)).isEqualTo(changedTotals(batches));
    assertThat(interrupted(batches, window(4), done, underWay)).isEqualTo(windows(batches, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void idleWordsAreForgottenOverRestartsToo(int done) {
    assertThat(interrupted(IDLE_WORDS, IDLE_FOR_TWO, done, false)).isEqualTo(IDLE_TOTALS);
  }

  /** Each time with another number of partitions, and once over a batch that was never done. */
  @Test
  void whatIsKeptGoesOnWithAnyParallelism() {
    List<String> batches = randomBatches(14);
    for (OperationSpec operation : List.of(TOTALS, window(4))) {
      Map<Integer, Map<String, Long>> results = new TreeMap<>();
      int done = 0;
      for (int partitions : List.of(1, 2, 4, 3, 200, 1)) {
        WordCount count = stream.wordCount(operation, partitions, kept(operation), done);
        results.putAll(stream.run(count, batches.subList(done, done + 2), done + 1));
        done += 2;
        stream.abandon(count, batches.get(done), done + 1);
      }
      assertThat(results)
          .isEqualTo(
              new TreeMap<>(operation.equals(TOTALS) ? changedTotals(batches) : windows(batches, 4))
                  .headMap(done + 1));
    }
  }

  @Test
  void aLostExecutorLosesNothingThatIsKept() {
    List<String> batches = randomBatches(14);
    for (OperationSpec operation : List.of(TOTALS, window(4))) {
      WordCount count = stream.wordCount(operation, kept(operation), 0);
      Map<Integer, Map<String, Long>> results = new TreeMap<>();
      for (int i = 0; i < batches.size(); i++) {
        results.putAll(stream.run(count, batches.subList(i, i + 1), i + 1));
        stream.loseExecutors();
      }
      assertThat(results).isEqualTo(run(batches, operation));
    }
  }

  private static final OperationSpec IDLE_FOR_TWO =
      new OperationSpec.Stateful(Optional.of(Duration.ofSeconds(2)), true);

  private static final List<String> IDLE_WORDS = List.of("a b", "b", "a", "b", "", "", "b");

  private static final Map<Integer, Map<String, Long>> IDLE_TOTALS =
      Map.of(
          1, Map.of("a", 1L, "b", 1L),
          2, Map.of("a", 1L, "b", 2L),
          3, Map.of("a", 2L, "b", 2L),
          4, Map.of("a", 2L, "b", 3L),
          5, Map.of("b", 3L),
          6, Map.of(),
          7, Map.of("b", 1L));

  private static Map<Integer, Map<String, Long>> run(
      List<String> batches, OperationSpec operation) {
    return stream.run(stream.wordCount(operation, Optional.empty(), 0), batches, 1);
  }

  /** The batches in two programs, the first of which ends after {@code done} of them. */
  private Map<Integer, Map<String, Long>> interrupted(
      List<String> batches, OperationSpec operation, int done, boolean underWay) {
    Optional<StateDirectory> kept = kept(operation);
    WordCount before = stream.wordCount(operation, kept, 0);
    Map<Integer, Map<String, Long>> results =
        new TreeMap<>(stream.run(before, batches.subList(0, done), 1));
    if (underWay) {
      stream.abandon(before, batches.get(done), done + 1);
    }
    WordCount after = stream.wordCount(operation, kept, done);
    results.putAll(stream.run(after, batches.subList(done, batches.size()), done + 1));
    return results;
  }

  private Optional<StateDirectory> kept(OperationSpec operation) {
    return Optional.of(
        new StateDirectory(
            directory.resolve(operation.getClass().getSimpleName()).toString(),
            new SerializableConfiguration(new Configuration())));
  }

  private static OperationSpec window(int length) {
    return new OperationSpec.Window(Duration.ofSeconds(length), Duration.ofSeconds(1));
  }

  private static Map<Integer, Map<String, Long>> windows(List<String> batches, int length) {
    Map<Integer, Map<String, Long>> expected = new TreeMap<>();
    for (int end = 1; end <= batches.size(); end++) {
      expected.put(end, count(batches, Math.max(0, end - length), end));
    }
    return expected;
  }

  private static Map<Integer, Map<String, Long>> changedTotals(List<String> batches) {
    Map<Integer, Map<String, Long>> expected = new TreeMap<>();
    for (int batch = 1; batch <= batches.size(); batch++) {
      Map<String, Long> changed = count(batches, 0, batch);
      changed.keySet().retainAll(count(batches, batch - 1, batch).keySet());
      expected.put(batch, changed);
    }
    return expected;
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
