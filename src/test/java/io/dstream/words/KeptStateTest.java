package io.dstream.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.checkpoint.StateFiles.Name;
import io.dstream.row.Row;
import io.dstream.spec.DstreamException;
import io.dstream.state.GroupState;
import io.dstream.state.KeyGroups;
import io.dstream.state.StateKind;
import io.dstream.state.StateRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept in files, and read by as many tasks as there are then. */
class KeptStateTest {
  private static final int FILES_OF_TOTALS = 65;
  private static final StateKind<BatchWords> TOTALS = totals(TotalsKind.NEVER);

  @TempDir private Path directory;

  /** With so many batches that files and groups come round more than once. */
  @ParameterizedTest
  @CsvSource({
    TotalsKind.NEVER + ",1,1,2",
    TotalsKind.NEVER + ",64,2,1",
    TotalsKind.NEVER + ",65,1,4",
    TotalsKind.NEVER + ",200,4,3",
    "1,90,3,2",
    "40,7,1,128",
    "40,64,2,4",
    "40,200,1,2"
  })
  void whatIsKeptIsRestored(long timeout, long batches, int tasks, int tasksThen)
      throws IOException {
    StateKind<BatchWords> kind = totals(timeout);
    StateRun<BatchWords> unstopped = new StateRun<>(kind, directory.resolve("unstopped"), 1, 0);
    StateRun<BatchWords> state = new StateRun<>(kind, kept(), tasks, 0);
    Random random = new Random(batches);
    for (long time = 1; time <= batches; time++) {
      Map<Integer, BatchWords> batch = randomBatch(random);
      state.done(batch, time);
      unstopped.done(batch, time);
    }
    assertThat(names()).hasSize((int) Math.min(batches, FILES_OF_TOTALS) * tasks);
    StateRun<BatchWords> restored = new StateRun<>(kind, kept(), tasksThen, batches);
    assertSame(restored, unstopped);
    // Go on: the turn of the groups does, too.
    for (long time = batches + 1; time <= batches + 70; time++) {
      Map<Integer, BatchWords> batch = randomBatch(random);
      restored.done(batch, time);
      unstopped.done(batch, time);
    }
    assertThat(names()).hasSize(FILES_OF_TOTALS * tasksThen);
    assertSame(new StateRun<>(kind, kept(), tasks, batches + 70), unstopped);
  }

  @ParameterizedTest
  @CsvSource({"1,2", "2,1", "2,3", "4,3"})
  void aBatchThatWasNeverDoneRunsAgainInOtherTasks(int tasks, int tasksThen) throws IOException {
    StateRun<BatchWords> state = new StateRun<>(TOTALS, kept(), tasks, 0);
    state.done(GroupWords.brought(Map.of("a", 1L, "b", 2L)), 1);
    state.abandoned(GroupWords.brought(Map.of("a", 10L, "c", 10L)), 2);
    StateRun<BatchWords> again = new StateRun<>(TOTALS, kept(), tasksThen, 1);
    again.done(GroupWords.brought(Map.of("a", 5L)), 2);
    assertThat(GroupWords.counts(new StateRun<>(TOTALS, kept(), tasks, 2).states()))
        .isEqualTo(Map.of("a", 6L, "b", 2L));
  }

  /** The first that there is, one between, and the last. */
  @ParameterizedTest
  @CsvSource({"1,10", "5,10", "10,10", "37,100", "50,100", "100,100"})
  void aMissingFileIsNotTakenForAnOlderOne(int missing, int batches) throws IOException {
    run(TOTALS, batches);
    assertMissing(missing, TOTALS, batches);
  }

  /** Of a window of ten, batches 91 to 100. */
  @ParameterizedTest
  @ValueSource(longs = {91, 95, 100})
  void aMissingFileOfAWindowIsNotTakenForItsBegin(long missing) throws IOException {
    StateKind<BatchWords> window = new WindowKind(10);
    run(window, 100);
    assertThat(GroupWords.counts(new StateRun<>(window, kept(), 3, 100).states())).hasSize(10);
    assertMissing(missing, window, 100);
  }

  @Test
  void aWindowKeepsTheFilesOfItsBatchesAndOfThatBefore() throws IOException {
    run(new WindowKind(10), 100);
    assertThat(names()).extracting(Name::time).doesNotHaveDuplicates().hasSize(11);
  }

  @Test
  void aGroupToWhichNothingComesAndFromWhichNothingLeavesIsAsItWas() throws IOException {
    StateRun<BatchWords> window = new StateRun<>(new WindowKind(3), kept(), 1, 0);
    window.done(GroupWords.brought(Map.of("a", 1L)), 1);
    List<GroupState<BatchWords>> before = window.states();
    window.done(Map.of(), 2);
    assertThat(window.states()).usingElementComparator((a, b) -> a == b ? 0 : 1).isEqualTo(before);
    window.done(Map.of(), 4);
    assertThat(GroupWords.counts(window.states())).isEmpty();
  }

  private void run(StateKind<BatchWords> kind, int batches) throws IOException {
    StateRun<BatchWords> state = new StateRun<>(kind, kept(), 1, 0);
    for (long time = 1; time <= batches; time++) {
      state.done(GroupWords.brought(Map.of("w" + time, 1L)), time);
    }
  }

  private void assertMissing(long missing, StateKind<BatchWords> kind, long last)
      throws IOException {
    StateRun.files(kept()).delete(new Name(missing, 0, KeyGroups.COUNT - 1, kind.name()));
    assertThatThrownBy(() -> new StateRun<>(kind, kept(), 2, last))
        .isInstanceOf(DstreamException.class)
        .hasMessageContaining("is missing");
  }

  private static void assertSame(StateRun<BatchWords> one, StateRun<BatchWords> other) {
    assertThat(GroupWords.counts(one.states())).isEqualTo(GroupWords.counts(other.states()));
    for (int group = 0; group < KeyGroups.COUNT; group++) {
      assertThat(best(one.states().get(group))).isEqualTo(best(other.states().get(group)));
    }
  }

  private static List<String> best(GroupState<BatchWords> state) {
    return state.rows().top(5).stream().map(KeptStateTest::shown).toList();
  }

  private static String shown(Row row) {
    return new String((byte[]) row.get(0), StandardCharsets.UTF_8) + row.get(1);
  }

  private Path kept() {
    return directory.resolve("kept");
  }

  private List<Name> names() throws IOException {
    return StateRun.files(kept()).names();
  }

  private static StateKind<BatchWords> totals(long timeout) {
    return new TotalsKind(timeout, 5, false);
  }

  private static Map<Integer, BatchWords> randomBatch(Random random) {
    Map<String, Long> batch = new HashMap<>();
    int words = random.nextInt(60);
    for (int i = 0; i < words; i++) {
      batch.merge("w" + (int) Math.abs(random.nextGaussian() * 200), 1L, Long::sum);
    }
    return GroupWords.brought(batch);
  }
}
