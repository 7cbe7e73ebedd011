package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.row.RowBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

final class ListRowsTest {
  private final TypedPipeline pipeline =
      new PipelineCompiler().compile("map(x -> x)", StreamType.LINES);

  @Test
  void aBlockIsLimitedInRowsAndInBytes() {
    assertThat(blocks(1, 10_000)).containsExactly(4096L, 4096L, 1808L);
    assertThat(blocks(400 << 10, 7)).containsExactly(3L, 3L, 1L);
    assertThat(blocks(3 << 20, 2)).containsExactly(1L, 1L);
  }

  /** The rows in each block. */
  private List<Long> blocks(int bytes, int rows) {
    UTF8String text = UTF8String.fromBytes(new byte[bytes]);
    List<RowBlock> blocks = new ArrayList<>();
    new ListRows(pipeline.results(), pipeline.schema())
        .call(
            Stream.<InternalRow>generate(() -> new GenericInternalRow(new Object[] {text}))
                .limit(rows)
                .iterator())
        .forEachRemaining(blocks::add);
    return blocks.stream().map(RowBlock::size).toList();
  }
}
