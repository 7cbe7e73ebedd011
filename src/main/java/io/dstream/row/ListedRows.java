package io.dstream.row;

import java.util.Iterator;
import java.util.List;

/** Rows held in a list: a part of a partition, of limited size. */
public record ListedRows(List<Row> all, Schema schema) implements RowBlock {
  @Override
  public Iterator<Row> rows() {
    return all.iterator();
  }

  @Override
  public List<Row> top(int n) {
    TopRows top = new TopRows(n, schema.ranking());
    all.forEach(top::offer);
    return top.ranked();
  }

  @Override
  public long size() {
    return all.size();
  }
}
