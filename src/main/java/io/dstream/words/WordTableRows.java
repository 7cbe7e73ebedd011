package io.dstream.words;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.row.TopRows;
import io.dstream.text.WordTable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** The counts of a table as rows. */
record WordTableRows(WordTable counts) implements RowBlock {
  @Override
  public Iterator<Row> rows() {
    return IntStream.range(0, counts.entries())
        .filter(i -> counts.count(i) != 0)
        .mapToObj(i -> Row.of(counts.word(i), counts.count(i)))
        .iterator();
  }

  @Override
  public List<Row> top(int n) {
    TopRows top = new TopRows(n, Schema.WORD_COUNT.ranking());
    counts.forEach(new Offer(top));
    return top.ranked();
  }

  @Override
  public long size() {
    return counts.size();
  }

  /** Makes a row only of a word that may be among the best. */
  record Offer(TopRows top) implements WordTable.Entry {
    @Override
    public void accept(byte[] bytes, int from, int to, long count) {
      if (!top.full() || count >= (Long) top.worst().get(1)) {
        top.offer(Row.of(Arrays.copyOfRange(bytes, from, to), count));
      }
    }
  }
}
