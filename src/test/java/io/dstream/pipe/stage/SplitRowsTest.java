package io.dstream.pipe.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.run.RunningPipeline;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are cut at a character, without an array: as Spark's split cuts them. */
final class SplitRowsTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();

  private static NarrowStep step(String pipeline) {
    Step step = COMPILER.compile(pipeline, StreamType.LINES).stages().get(0).steps().get(0);
    return ((Step.Narrow) step).step();
  }

  @ParameterizedTest
  @ValueSource(strings = {"' '", "','", "'a'", "'\\t'", "r'\\|'", "r'\\.'", "';', -1", "' ', 0"})
  void oneCharacterNeedsNoArray(String arguments) {
    assertThat(step("flatMap(l -> split(l, " + arguments + "))")).isInstanceOf(SplitRows.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'|'", "'.'", "'  '", "'[ ]'", "'é'", "''", "' ', 2", "r'\\s'", "r'\\d'"})
  void anythingElseIsLeftToSpark(String arguments) {
    assertThat(step("flatMap(l -> split(l, " + arguments + "))")).isInstanceOf(FlatMapRows.class);
    assertThat(step("flatMap(l -> split(upper(l), ' '))")).isInstanceOf(FlatMapRows.class);
  }

  @ParameterizedTest
  @CsvSource({"' '", "','", "a"})
  void partsAreThoseOfSpark(String at) {
    Random random = new Random(19);
    RunningPipeline fast = new RunningPipeline("flatMap(l -> split(l, '" + at + "'))");
    RunningPipeline spark =
        new RunningPipeline("flatMap(l -> concat(array(), split(l, '" + at + "')))");
    for (int i = 0; i < 200; i++) {
      StringBuilder line = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        line.appendCodePoint(" ,aaé𝄞b".codePoints().toArray()[random.nextInt(7)]);
      }
      assertThat(fast.batch(line + "", "x")).isEqualTo(spark.batch(line + "", "x"));
    }
  }

  @Test
  void nullHasNoParts() {
    assertThat(
            new RunningPipeline("map(l -> nullif(l, 'x')) | flatMap(l -> split(l, ' '))")
                .batch("x", "a b"))
        .isEqualTo(List.of("a", "b"));
  }

  @Test
  void aMapThatPicksColumnsIsDoneByTheKeyStage() {
    TypedPipeline counted =
        COMPILER.compile("map(w -> (w, 1L)) | reduceByKey(_ + _)", StreamType.LINES);
    assertThat(counted.phases().get(0).narrow().isEmpty()).isTrue();
    TypedPipeline computed =
        COMPILER.compile("map(w -> (w, int(w))) | reduceByKey(max)", StreamType.LINES);
    assertThat(computed.phases().get(0).narrow().steps()).hasSize(1);
    assertThat(
            new RunningPipeline("map(w -> (1, w)) | reduceByKey(max) | map(p -> p._2)")
                .batch("a", "c", "b"))
        .isEqualTo(List.of("c"));
  }
}
