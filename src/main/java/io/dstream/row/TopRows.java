package io.dstream.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the best N of the rows offered, in memory for N rows. As long as there are fewer it only
 * collects them: what was offered in runs that are sorted is sorted again in little time.
 */
public final class TopRows {
  private final int limit;
  private final Comparator<Row> ranking;
  private final List<Row> collected = new ArrayList<>();

  /** All of them, once there are as many as are kept. */
  private final PriorityQueue<Row> worstFirst;

  /** Keeps {@code limit} rows by {@code ranking}, which puts the best first. */
  public TopRows(int limit, Comparator<Row> ranking) {
    this.limit = limit;
    this.ranking = ranking;
    this.worstFirst = new PriorityQueue<>(ranking.reversed());
  }

  /** Whether a row is among the best so far only by being better than {@link #worst}. */
  public boolean full() {
    return collected.size() + worstFirst.size() >= limit;
  }

  /** The worst row kept; only when it is {@link #full}, and keeps any. */
  public Row worst() {
    worstFirst.addAll(collected);
    collected.clear();
    return worstFirst.element();
  }

  /** Keeps a row if it is among the best so far; returns whether it is. */
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

  /** The rows kept, the best first. */
  public List<Row> ranked() {
    List<Row> rows = new ArrayList<>(collected);
    rows.addAll(worstFirst);
    rows.sort(ranking);
    return rows;
  }
}
