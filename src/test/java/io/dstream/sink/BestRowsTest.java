package io.dstream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.testing.LocalSpark;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BestRowsTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  /** Also where a partition has several, or none. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 20})
  void theBestOfAllBlocks(int partitions) {
    List<RowBlock> blocks =
        IntStream.range(0, 10)
            .<RowBlock>mapToObj(i -> new Block(List.of(i + 20L, i + 0L)))
            .toList();
    BestRows best =
        BestRows.of(spark.context().parallelize(blocks, partitions), 12, Schema.WORD_COUNT);
    assertThat(best.rows().stream().map(row -> row.get(1)))
        .containsExactly(29L, 28L, 27L, 26L, 25L, 24L, 23L, 22L, 21L, 20L, 9L, 8L);
    assertThat(best.all()).isEqualTo(20);
  }

  /** Counts, the best first, each of a word of its own. */
  private record Block(List<Long> counts) implements RowBlock {
    @Override
    public Iterator<Row> rows() {
      return top(counts.size()).iterator();
    }

    @Override
    public List<Row> top(int n) {
      return counts.stream()
          .limit(n)
          .map(count -> Row.of(("w" + count).getBytes(StandardCharsets.UTF_8), count))
          .toList();
    }

    @Override
    public long size() {
      return counts.size();
    }
  }
}
