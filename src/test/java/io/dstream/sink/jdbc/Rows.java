package io.dstream.sink.jdbc;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import java.util.Iterator;
import java.util.List;

/** A block of these rows. */
public record Rows(List<Row> all) implements RowBlock {
  private static final long serialVersionUID = 1L;

  /** A block of one row. */
  public static RowBlock one(Object... values) {
    return new Rows(List.of(Row.of(values)));
  }

  @Override
  public Iterator<Row> rows() {
    return all.iterator();
  }

  @Override
  public List<Row> top(int n) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long size() {
    return all.size();
  }
}
