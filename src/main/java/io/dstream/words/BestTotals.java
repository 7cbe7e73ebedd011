package io.dstream.words;

import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.row.TopRows;
import io.dstream.text.WordTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The best totals of a group, updated at a cost proportional to what changed. All words of the
 * group are searched only when one of the best is forgotten.
 *
 * @param rows the best totals, best first
 * @param due no row is forgotten before this time, milliseconds
 * @param lookedAt how many totals were examined to rank them, in the last batch
 */
record BestTotals(List<Row> rows, long due, long lookedAt) implements Serializable {
  private static final Comparator<Row> RANKING = Schema.WORD_COUNT.ranking();

  /** The best totals of no words. */
  static final BestTotals NONE = new BestTotals(List.of(), Long.MAX_VALUE, 0);

  /** Returns the best {@code n} of all totals at {@code now}. */
  static BestTotals ofAll(LeveledTotals totals, int n, long now) {
    if (n == 0) {
      return NONE;
    }
    TopRows top = new TopRows(n, RANKING);
    long[] all = {0};
    WordTable.Entry offer = new WordTableRows.Offer(top);
    totals.forEach(
        now,
        (bytes, from, to, count) -> {
          all[0]++;
          offer.accept(bytes, from, to, count);
        });
    List<Row> rows = List.copyOf(top.ranked());
    return new BestTotals(rows, dueOf(rows, totals), all[0]);
  }

  /** Returns the best {@code n} after a batch at {@code now}, which made {@code totals}. */
  BestTotals after(LeveledTotals totals, int n, long now) {
    if (n == 0) {
      return NONE;
    }
    long nextDue = due;
    if (now >= due) {
      if (rows.stream().anyMatch(row -> totals.totalAt(now, word(row), 0, word(row).length) == 0)) {
        return ofAll(totals, n, now);
      }
      nextDue = dueOf(rows, totals);
    }
    WordTable changed = totals.changed();
    if (changed.size() == 0) {
      return new BestTotals(rows, nextDue, 0);
    }
    return new BestTotals(
        ranked(changed, n),
        Math.min(nextDue, totals.forgottenAt(now)),
        rows.size() + changed.size());
  }

  /**
   * Totals only grow, so the best are among the previous best and the changed totals. The two lists
   * are merged, because ranking a thousand rows again in each group would cost more than everything
   * else.
   */
  private List<Row> ranked(WordTable changed, int n) {
    TopRows top = new TopRows(n, RANKING);
    changed.forEach(new WordTableRows.Offer(top));
    List<Row> risen = top.ranked();
    List<Row> merged = new ArrayList<>(Math.min(n, rows.size() + risen.size()));
    int next = 0;
    for (Row row : rows) {
      while (next < risen.size() && RANKING.compare(risen.get(next), row) < 0) {
        merged.add(risen.get(next++));
      }
      if (changed.find(word(row), 0, word(row).length) < 0) {
        merged.add(row);
      }
    }
    merged.addAll(risen.subList(next, risen.size()));
    return List.copyOf(merged.subList(0, Math.min(n, merged.size())));
  }

  private static long dueOf(List<Row> rows, LeveledTotals totals) {
    return rows.stream()
        .mapToLong(row -> totals.forgottenAt(totals.lastSeen(word(row), 0, word(row).length)))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static byte[] word(Row row) {
    return (byte[]) row.get(0);
  }
}
