package io.dstream.pipe.run;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import java.util.Iterator;
import java.util.List;

/**
 * The states of one group as rows. The top rows are always chosen from all keys.
 *
 * @param all whether to return all states, or only those that the last batch changed
 */
record UpdatedRows(UpdatedState state, boolean all) implements RowBlock {
  @Override
  public Iterator<Row> rows() {
    return all ? state.all() : state.changed().iterator();
  }

  @Override
  public List<Row> top(int n) {
    return n <= state.kind().kept()
        ? state.best().subList(0, Math.min(n, state.best().size()))
        : state.ranked(n);
  }

  @Override
  public long size() {
    return all ? state.keys() : state.changed().size();
  }
}
