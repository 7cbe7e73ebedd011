package io.dstream.words;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.row.TopRows;
import io.dstream.text.WordTable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The counts of a table as rows. */
record WordTableRows(WordTable counts) implements RowBlock {
  @Override
  public Iterator<Row> rows() {
    return new Rows(counts);
  }

  private static final class Rows implements Iterator<Row> {
    private final WordTable counts;
    private int next = -1;

    Rows(WordTable counts) {
      this.counts = counts;
      advance();
    }

    private void advance() {
      do {
        next++;
      } while (next < counts.entries() && counts.count(next) == 0);
    }

    @Override
    public boolean hasNext() {
      return next < counts.entries();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = Row.of(counts.word(next), counts.count(next));
      advance();
      return row;
    }
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

  /** Creates a row only for a word that may be among the best. */
  record Offer(TopRows top) implements WordTable.Entry {
    @Override
    public void accept(byte[] bytes, int from, int to, long count) {
      if (!top.full() || count >= (Long) top.worst().get(1)) {
        top.offer(Row.of(Arrays.copyOfRange(bytes, from, to), count));
      }
    }
  }
}
