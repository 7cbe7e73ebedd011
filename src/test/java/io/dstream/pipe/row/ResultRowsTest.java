package io.dstream.pipe.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.text.LineBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

final class ResultRowsTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();

  @Test
  void columnsAreNamedByTheKindOfStream() {
    assertThat(names("map(x -> x)")).containsExactly("value");
    assertThat(names("map(x -> (x, 1))")).containsExactly("key", "value");
    assertThat(names("map(x -> (x AS word, 1 AS n))")).containsExactly("word", "n");
    assertThat(names("map(x -> (x, x, length(x)))")).containsExactly("x", "col2", "col3");
  }

  @Test
  void numbersAndTruthAreValues() {
    assertThat(values("map(x -> (1Y, 2S, 3, 4L, 1.5F, 2.5D, true))"))
        .containsExactly(1L, 2L, 3L, 4L, 1.5, 2.5, true);
  }

  @Test
  void textIsItsBytesWhateverTheyAre() {
    byte[] odd = {'a', (byte) 0xFF, 'b'};
    assertThat(values(odd, "map(x -> x)")).containsExactly(odd);
    assertThat(values("é𝄞".getBytes(StandardCharsets.UTF_8), "map(x -> x)"))
        .containsExactly("é𝄞".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void allElseIsText() {
    assertThat(
            values(
                "map(x -> (1.50, date '2026-01-02', timestamp '2026-01-02 03:04:05', array(1, 2),"
                    + " map('a', 1), named_struct('b', array(map('c', true)), 'n', NULL)))"))
        .map(value -> new String((byte[]) value, StandardCharsets.UTF_8))
        .containsExactly(
            "1.50",
            "2026-01-02",
            "2026-01-02 03:04:05",
            "[1,2]",
            "{\"a\":1}",
            "{\"b\":[{\"c\":true}],\"n\":null}");
  }

  @Test
  void nullIsNull() {
    assertThat(values("map(x -> (nullif(x, 'x'), NULL, CAST(NULL AS ARRAY<INT>)))"))
        .containsExactly(null, null, null);
  }

  private static List<String> names(String pipeline) {
    return new ResultRows(COMPILER.compile(pipeline, StreamType.LINES).output()).names();
  }

  private static List<Object> values(String pipeline) {
    return values(new byte[] {'x'}, pipeline);
  }

  private static List<Object> values(byte[] line, String text) {
    TypedPipeline pipeline = COMPILER.compile(text, StreamType.LINES);
    Iterator<InternalRow> lines =
        new LineRows(List.of(new LineBlock(line, 0, line.length)).iterator());
    Iterator<InternalRow> rows = pipeline.phases().get(0).narrow().over(lines);
    return new ArrayList<>(new ResultRows(pipeline.output()).compile().values(rows.next()));
  }
}
