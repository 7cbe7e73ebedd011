package io.dstream.words;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.text.WordTable;
import java.util.Iterator;
import java.util.List;

/**
 * The totals of one group as rows; the best rows are always those of all totals.
 *
 * @param all whether to return all totals, or only those that the last batch changed
 */
record GroupTotalsRows(GroupTotals totals, boolean all) implements RowBlock {
  @Override
  public Iterator<Row> rows() {
    if (!all) {
      return new WordTableRows(totals.changed()).rows();
    }
    WordTable every = new WordTable();
    totals.forEach(every::add);
    return new WordTableRows(every).rows();
  }

  @Override
  public List<Row> top(int n) {
    return totals.top(n);
  }

  @Override
  public long size() {
    return all ? totals.keys() : totals.changed().size();
  }
}
