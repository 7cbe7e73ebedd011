package io.dstream.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the best N of the offered rows, with memory for N rows. Up to N rows it only collects them;
 * rows that were offered in sorted runs are then quick to sort.
 */
public final class TopRows {
  private final int limit;
  private final Comparator<Row> ranking;
  private final List<Row> collected = new ArrayList<>();

  /** Contains all kept rows once there are N. */
  private final PriorityQueue<Row> worstFirst;

  /** Keeps {@code limit} rows by {@code ranking}, which puts the best first. */
  public TopRows(int limit, Comparator<Row> ranking) {
    this.limit = limit;
    this.ranking = ranking;
    this.worstFirst = new PriorityQueue<>(ranking.reversed());
  }

  /** Whether it is full, so that only a row better than {@link #worst} is kept. */
  public boolean full() {
    return collected.size() + worstFirst.size() >= limit;
  }

  /** Returns the worst row kept. Requires that it is {@link #full} and keeps at least one row. */
  public Row worst() {
    worstFirst.addAll(collected);
    collected.clear();
    return worstFirst.element();
  }

  /** Keeps a row if it is among the best so far; returns whether it was kept. */
  public boolean offer(Row row) {
    if (!full()) {
      collected.add(row);
      return true;
    }
    if (limit == 0 || ranking.compare(row, worst()) >= 0) {
      return false;
    }
    worstFirst.remove();
    worstFirst.add(row);
    return true;
  }

  /** Returns the rows kept, the best first. */
  public List<Row> ranked() {
    List<Row> rows = new ArrayList<>(collected);
    rows.addAll(worstFirst);
    rows.sort(ranking);
    return rows;
  }
}
