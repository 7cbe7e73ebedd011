package io.dstream.sink.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedRowsTest {
  @Test
  void aTransactionHasBlocksUntilTheyHaveEnoughRows() throws SQLException {
    Iterator<RowBlock> blocks =
        List.<RowBlock>of(block(0, 3), block(3, 3), block(3, 6), block(6, 11), block(11, 12))
            .iterator();
    assertThat(words(take(blocks))).hasSize(6).containsOnly("0", "1", "2", "3", "4", "5");
    assertThat(words(take(blocks))).hasSize(5).containsOnly("6", "7", "8", "9", "10");
    assertThat(words(take(blocks))).containsExactly("11");
    assertThat(take(blocks).isEmpty()).isTrue();
  }

  /** In whatever block they are: no two transactions wait for one another. */
  @Test
  void rowsComeInTheOrderOfTheirKeys() throws SQLException {
    List<RowBlock> blocks = List.of(block(0, 50), block(50, 100));
    List<KeyedRow> rows = new ArrayList<>();
    SortedRows.take(blocks.iterator(), 100, Schema.WORD_COUNT).forEach(rows::add);
    assertThat(rows).hasSize(100).isSortedAccordingTo(KeyedRow.BY_HASH);
  }

  private static SortedRows take(Iterator<RowBlock> blocks) {
    return SortedRows.take(blocks, 5, Schema.WORD_COUNT);
  }

  private static List<String> words(SortedRows rows) throws SQLException {
    List<String> words = new ArrayList<>();
    rows.forEach(row -> words.add(new String((byte[]) row.row().get(0), StandardCharsets.UTF_8)));
    return words;
  }

  private static RowBlock block(int from, int to) {
    return new Numbers(from, to);
  }

  private record Numbers(int from, int to) implements RowBlock {
    @Override
    public Iterator<Row> rows() {
      return IntStream.range(from, to)
          .mapToObj(i -> Row.of(("" + i).getBytes(StandardCharsets.UTF_8), (long) i))
          .iterator();
    }

    @Override
    public List<Row> top(int n) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long size() {
      return (long) to - from;
    }
  }
}
