package io.dstream.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.state.StateKind;
import io.dstream.state.StateRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * State that an earlier build wrote is read: the bytes under {@code src/test/resources/state} were
 * made once, by {@link #main}, and are never made again. Whoever changes the format keeps reading
 * them, and adds others. They pin the format of the files, the hash that places words in groups,
 * and the number of groups.
 */
class StateFixtureTest {
  private static final int BATCHES = 7;
  private static final int TASKS = 2;
  private static final int MEMORY = 3;
  private static final int WORDS = 400;
  private static final StateKind<BatchWords> WINDOW = new WindowKind(MEMORY);
  private static final StateKind<BatchWords> TOTALS = new TotalsKind(MEMORY, 5, false);
  private static final Path FIXTURE = Path.of("src/test/resources/state");

  @TempDir private Path directory;

  /** Makes the fixture in the directory that is named. */
  public static void main(String[] args) throws IOException {
    for (StateKind<BatchWords> kind : List.of(WINDOW, TOTALS)) {
      Path made = Files.createDirectories(Path.of(args[0]).resolve(kind.name()));
      StateRun<BatchWords> run = new StateRun<>(kind, made, TASKS, 0);
      for (int batch = 1; batch <= BATCHES; batch++) {
        run.done(GroupWords.brought(batch(batch)), batch);
      }
    }
  }

  /** Words of one to twenty bytes, some of which come in every batch and some in few. */
  private static Map<String, Long> batch(int batch) {
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < WORDS; i++) {
      if ((i + batch) % (1 + i % 6) == 0) {
        counts.put("word-of-many-letters".substring(i % 20) + i, 1L + (long) i * batch);
      }
    }
    return counts;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 128})
  void theWindowIsTheSumOfItsBatches(int tasks) throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    for (int batch = BATCHES - MEMORY + 1; batch <= BATCHES; batch++) {
      batch(batch).forEach((word, count) -> expected.merge(word, count, Long::sum));
    }
    assertThat(read(WINDOW, tasks)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 128})
  void totalsAreThoseOfTheWordsThatAreNotForgotten(int tasks) throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int batch = 1; batch <= BATCHES; batch++) {
      int now = batch;
      batch(batch).forEach((word, count) -> expected.merge(word, count, Long::sum));
      batch(batch).keySet().forEach(word -> seen.put(word, now));
      expected.keySet().removeIf(word -> now - seen.get(word) >= MEMORY);
    }
    assertThat(read(TOTALS, tasks)).isEqualTo(expected);
  }

  private Map<String, Long> read(StateKind<BatchWords> kind, int tasks) throws IOException {
    try (Stream<Path> files = Files.list(FIXTURE.resolve(kind.name()))) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    return GroupWords.counts(new StateRun<>(kind, directory, tasks, BATCHES).states());
  }
}
