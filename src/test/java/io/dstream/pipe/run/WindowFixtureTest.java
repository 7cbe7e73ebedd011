package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.MapSide;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.row.LineRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.state.KeyGroups;
import io.dstream.state.StateRun;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A window of a pipeline that an earlier build wrote is read: the bytes under {@code
 * src/test/resources/state/window} were made once, by {@link #main}, with the build that merged the
 * whole window at each slide, and are never made again.
 */
final class WindowFixtureTest {
  private static final int LENGTH = 4;
  private static final int BATCHES = 6;
  private static final int KEYS = 60;
  private static final Path FIXTURE = Path.of("src/test/resources/state/window");
  private static final TypedPipeline.Phase SUMS =
      new PipelineCompiler()
          .compile(
              "map(line -> split(line, ' ')) | map(p -> (p[0], bigint(p[1])))"
                  + " | reduceByKeyAndWindow(_ + _, _ - _, 4s)",
              StreamType.LINES)
          .phases()
          .get(0);
  private static final Step.Windowed WINDOW = (Step.Windowed) SUMS.end().orElseThrow().step();

  @TempDir private Path directory;

  /** Makes the fixture in the directory that is named. */
  public static void main(String[] args) throws IOException {
    StateRun<BatchRows> run = new StateRun<>(kind(), Path.of(args[0]), 2, 0);
    for (int batch = 1; batch <= BATCHES; batch++) {
      run.done(brought(batch), batch);
    }
  }

  private static MergedWindows kind() {
    return new MergedWindows(LENGTH, WINDOW.merge().orElseThrow());
  }

  private static boolean has(int key, int batch) {
    return (key + batch) % (1 + key % 5) == 0;
  }

  private static Map<Integer, BatchRows> brought(int batch) {
    StringBuilder lines = new StringBuilder();
    for (int key = 0; key < KEYS; key++) {
      if (has(key, batch)) {
        lines.append("key-é-").append(key).append(' ').append(key * batch).append('\n');
      }
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    LineRows rows = new LineRows(List.of(new LineBlock(bytes, 0, bytes.length)).iterator());
    Map<Integer, List<PackedRows>> chunks = new HashMap<>();
    MapSide.combining(
            WINDOW.content().merge().orElseThrow(),
            SUMS.narrow().over(rows),
            KeyHash::group,
            KeyGroups.COUNT,
            MapSide.LIMIT_BYTES)
        .forEachRemaining(
            chunk ->
                chunks.computeIfAbsent(chunk.group(), g -> new ArrayList<>()).add(chunk.rows()));
    Map<Integer, BatchRows> brought = new HashMap<>();
    chunks.forEach((group, all) -> brought.put(group, new BatchRows(all)));
    return brought;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 128})
  void theWindowIsThatOfItsBatchesAndGoesOn(int tasks) throws IOException {
    try (Stream<Path> files = Files.list(FIXTURE)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    StateRun<BatchRows> run = new StateRun<>(kind(), directory, tasks, BATCHES);
    assertThat(sums(run)).isEqualTo(expected(BATCHES));
    for (int batch = BATCHES + 1; batch <= BATCHES + 2 * LENGTH; batch++) {
      run.done(brought(batch), batch);
      assertThat(sums(run)).as("batch %d", batch).isEqualTo(expected(batch));
    }
  }

  private static Map<String, Long> expected(int last) {
    Map<String, Long> sums = new TreeMap<>();
    for (int batch = last - LENGTH + 1; batch <= last; batch++) {
      for (int key = 0; key < KEYS; key++) {
        if (has(key, batch)) {
          sums.merge("key-é-" + key, (long) key * batch, Long::sum);
        }
      }
    }
    return sums;
  }

  private static Map<String, Long> sums(StateRun<BatchRows> run) {
    Map<String, Long> sums = new TreeMap<>();
    new WindowRows(WINDOW.merge().orElseThrow(), true, NarrowChain.NONE)
        .call(run.states().iterator())
        .forEachRemaining(row -> sums.put(row.getUTF8String(0).toString(), row.getLong(1)));
    return sums;
  }
}
