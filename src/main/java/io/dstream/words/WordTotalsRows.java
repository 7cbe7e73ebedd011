package io.dstream.words;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.text.WordTable;
import java.util.Iterator;
import java.util.List;

/**
 * The totals of one partition as rows; the best are always of all.
 *
 * @param counts the totals that are rows: those that changed, or all
 */
record WordTotalsRows(WordTotals totals, WordTableRows counts) implements RowBlock {

  static WordTotalsRows changed(WordTotals totals) {
    return new WordTotalsRows(totals, new WordTableRows(totals.changed()));
  }

  static WordTotalsRows all(WordTotals totals) {
    WordTable every = new WordTable();
    totals.forEach(every::add);
    return new WordTotalsRows(totals, new WordTableRows(every));
  }

  @Override
  public Iterator<Row> rows() {
    return counts.rows();
  }

  @Override
  public List<Row> top(int n) {
    return totals.top(n);
  }

  @Override
  public long size() {
    return counts.size();
  }
}
