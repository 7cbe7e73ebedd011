package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.MapSide;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.row.LineRows;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.row.Row;
import io.dstream.state.GroupState;
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
 * States of a pipeline that an earlier build wrote are read: the bytes under {@code
 * src/test/resources/state/states} were made once, by {@link #main}, and are never made again. They
 * pin the format of keys and values, and the hash that places keys in groups.
 */
class PipeFixtureTest {
  private static final String PIPELINE =
      "map(line -> split(line, ' ')) | map(p -> ((p[0], length(p[0])), bigint(p[1])))"
          + " | updateStateByKey((v, s) -> aggregate(v, coalesce(s, 0L), (a, b) -> a + b))";
  private static final TypedPipeline TYPED =
      new PipelineCompiler().compile(PIPELINE, StreamType.LINES);
  private static final UpdatedStates SUMS =
      new UpdatedStates(
          ((Step.State) TYPED.last().remembers().orElseThrow()).update(),
          TYPED.results(),
          TYPED.schema(),
          0);
  private static final int BATCHES = 5;
  private static final int TASKS = 2;
  private static final int KEYS = 200;
  private static final Path FIXTURE = Path.of("src/test/resources/state/states");

  @TempDir private Path directory;

  /** Makes the fixture in the directory that is named. */
  public static void main(String[] args) throws IOException {
    StateRun<BatchRows> run = new StateRun<>(SUMS, Path.of(args[0]), TASKS, 0);
    for (int batch = 1; batch <= BATCHES; batch++) {
      run.done(brought(batch), batch);
    }
  }

  private static String key(int i) {
    return "key-é-of-many-letters".substring(i % 21) + i;
  }

  private static long value(int i, int batch) {
    return (i + batch) % (1 + i % 4) == 0 ? 1 + (long) i * batch : 0;
  }

  private static Map<Integer, BatchRows> brought(int batch) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < KEYS; i++) {
      if (value(i, batch) > 0) {
        lines.append(key(i)).append(' ').append(value(i, batch)).append('\n');
      }
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    LineRows rows = new LineRows(List.of(new LineBlock(bytes, 0, bytes.length)).iterator());
    Map<Integer, List<PackedRows>> chunks = new HashMap<>();
    MapSide.collecting(
            SUMS.update().key(),
            SUMS.update().value(),
            TYPED.phases().get(0).narrow().over(rows),
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
  @ValueSource(ints = {1, 2, 3, 128})
  void sumsAreThoseOfAllBatchesAndGoOn(int tasks) throws IOException {
    try (Stream<Path> files = Files.list(FIXTURE)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    StateRun<BatchRows> run = new StateRun<>(SUMS, directory, tasks, BATCHES);
    assertThat(sums(run)).isEqualTo(expected(BATCHES));
    run.done(brought(BATCHES + 1), BATCHES + 1L);
    assertThat(sums(run)).isEqualTo(expected(BATCHES + 1));
  }

  private static Map<String, Long> expected(int batches) {
    Map<String, Long> sums = new TreeMap<>();
    for (int i = 0; i < KEYS; i++) {
      for (int batch = 1; batch <= batches; batch++) {
        if (value(i, batch) > 0) {
          sums.merge(
              "{\"_1\":\"" + key(i) + "\",\"_2\":" + key(i).length() + "}",
              value(i, batch),
              Long::sum);
        }
      }
    }
    return sums;
  }

  private static Map<String, Long> sums(StateRun<BatchRows> run) {
    Map<String, Long> sums = new TreeMap<>();
    for (GroupState<BatchRows> state : run.states()) {
      state
          .allRows()
          .rows()
          .forEachRemaining((Row row) -> sums.put(text(row.get(0)), (Long) row.get(1)));
    }
    return sums;
  }

  private static String text(Object key) {
    return new String((byte[]) key, StandardCharsets.UTF_8);
  }
}
