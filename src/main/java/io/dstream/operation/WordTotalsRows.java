package io.dstream.operation;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.text.WordTable;
import java.util.Iterator;
import java.util.List;

/** The totals of one partition as rows: those that changed, or all; the best are always of all. */
record WordTotalsRows(WordTotals totals, boolean all) implements RowBlock {

  @Override
  public Iterator<Row> rows() {
    return new WordTableRows(counts()).rows();
  }

  @Override
  public List<Row> top(int n) {
    return totals.top(n);
  }

  @Override
  public long size() {
    return counts().size();
  }

  private WordTable counts() {
    if (!all) {
      return totals.changed();
    }
    WordTable every = new WordTable();
    totals.forEach(every::add);
    return every;
  }
}
