package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.checkpoint.StateDirectory;
import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.spec.SourceSet;
import io.dstream.testing.LocalSpark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stages that remember something, opened again from their files after some batches, with another
 * number of tasks: each batch gives what it gives without that.
 */
final class RestartedStagesTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();
  private static final long SECOND = 1000;
  private static final int BATCHES = 14;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "updateStateByKey((v, s) -> coalesce(s, 0) + size(v))",
        "updateStateByKey((v, s) -> if(size(v) = 0 AND s < 2, NULL, coalesce(s, 0) + size(v) - 1))",
        "updateStateByKey((v, s) -> coalesce(s, 0) + size(v), 2s) | map((k, n) -> (k, n))",
        "mapWithState((k, v, s) -> (concat(k, coalesce(s, 0), coalesce(v, -1)),"
            + " if(s > 3, NULL, coalesce(s, 0) + v)))",
        "mapWithState((k, v, s) -> (concat(k, coalesce(s, 0), coalesce(v, -1)), coalesce(s, 0) + v), 2s)",
        "reduceByKeyAndWindow(_ + _, _ - _, 4s, 2s)",
        "window(3s) | reduceByKey(_ + _)",
        "reduceByKeyAndWindow(_ + _, 4s, 2s) | window(6s, 2s)",
        "reduceByKeyAndWindow(_ + _, 3s) | reduceByKeyAndWindow(avg, 4s, 2s)",
        "window(3s, 2s) | updateStateByKey((v, s) -> coalesce(s, 0) * 3 + size(v))",
        "window(4s, 2s) | mapWithState((k, v, s) -> (concat(k, coalesce(s, 0)), coalesce(s, 0) + 1))",
        "window(3s, 2s) | updateStateByKey((v, s) -> coalesce(s, 0) + size(v)) | map((k, n) -> (n, k))",
        "updateStateByKey((v, s) -> coalesce(s, 0) + size(v)) | reduceByKeyAndWindow(_ + _, 3s)",
        "window(4s, 2s) | join(input | map(w -> (w, 1)) | updateStateByKey((v, s) -> size(v)) |"
            + " reduceByKeyAndWindow(_ + _, 6s, 2s))",
      })
  void aRestartChangesNoBatch(String stage) {
    TypedPipeline pipeline =
        COMPILER.compile(
            "map(w -> (w, 1)) | " + stage,
            Map.of(SourceSet.ONLY, StreamType.LINES),
            Duration.ofMillis(SECOND));
    Random random = new Random(20);
    Operation whole = open(pipeline, directory.resolve("whole"), 0, 3);
    Operation restarted = open(pipeline, directory.resolve("restarted"), 0, 3);
    for (int batch = 1; batch <= BATCHES; batch++) {
      List<String> lines = lines(random);
      BatchInput input =
          new BatchInput(
              batch * SECOND,
              0,
              true,
              Map.of(SourceSet.ONLY, PipeRows.blocks(spark.context(), lines)));
      List<String> found = rows(restarted, input);
      List<String> expected = rows(whole, input);
      if (input.isDue(pipeline.slide())) {
        assertThat(found)
            .as("batch %d of %s", batch, lines)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
      assertThat(restarted.remembered()).isEqualTo(whole.remembered());
      if (random.nextInt(3) > 0) {
        restarted =
            open(pipeline, directory.resolve("restarted"), batch * SECOND, 1 + random.nextInt(5));
      }
    }
  }

  private static Operation open(TypedPipeline pipeline, Path state, long last, int tasks) {
    return new PipePlan(pipeline, Map.of(SourceSet.ONLY, List.of()))
        .open(
            new OperationContext(
                spark.context().sc(),
                tasks,
                Optional.of(
                    new StateDirectory(
                        state.toString(), new SerializableConfiguration(new Configuration(false)))),
                last,
                0));
  }

  private static List<String> rows(Operation operation, BatchInput input) {
    List<String> rows = PipeRows.of(operation.rows(input));
    operation.commit();
    return rows;
  }

  /** Few keys, often none. */
  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(3) == 0 ? 0 : random.nextInt(8); i > 0; i--) {
      lines.add("k" + random.nextInt(5));
    }
    return lines;
  }
}
