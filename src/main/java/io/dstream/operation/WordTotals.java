package io.dstream.operation;

import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.row.TopRows;
import io.dstream.text.WordTable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Running totals by word, immutable: a batch yields new totals that share with the old ones all
 * that did not change, so a task that runs again counts nothing twice. A log-structured merge
 * (O'Neil et al., 1996) in memory: each batch adds a level with the new totals of its words, and a
 * word's total stands in the newest level that has it. Levels are merged when one grows to half of
 * the next, so the cost of a batch follows the words that changed in it, not the words that are
 * held.
 */
final class WordTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The timeout of words that are never forgotten, in milliseconds. */
  static final long NEVER = Long.MAX_VALUE;

  /** Best rows kept up to date from batch to batch; asked for more, every word is looked at. */
  private static final int KEPT = 100;

  /**
   * Totals, none of them zero, and beside each (same index) the batch time in milliseconds at which
   * its word occurred last; no times where words are never forgotten.
   */
  @SuppressWarnings("ArrayRecordComponent") // shared between totals, never written to
  private record Level(WordTable totals, long[] seen) implements Serializable {}

  private final long timeout;
  private final long time;
  private final long purged;
  private final List<Level> levels;
  private final WordTable changed;
  private final List<Row> best;

  private WordTotals(
      long timeout, long time, long purged, List<Level> levels, WordTable changed, List<Row> best) {
    this.timeout = timeout;
    this.time = time;
    this.purged = purged;
    this.levels = new ArrayList<>(levels);
    this.changed = changed;
    this.best = best;
  }

  /**
   * No totals; a word is forgotten by the first batch that it is not in and that comes {@code
   * timeout} milliseconds or more after the last one it was in.
   */
  static WordTotals none(long timeout) {
    return new WordTotals(timeout, 0, 0, List.of(), new WordTable(), List.of());
  }

  /** The totals after a batch at {@code batchTime}, milliseconds. */
  WordTotals plus(WordTable batch, long batchTime) {
    WordTable totals = new WordTable();
    batch.forEach(
        (bytes, from, to, count) ->
            totals.add(bytes, from, to, count + totalAt(time, bytes, from, to)));
    List<Level> next = new ArrayList<>(levels.size() + 1);
    if (totals.entries() > 0) { // an empty level would never be merged
      next.add(new Level(totals, timesOf(totals, batchTime)));
    }
    next.addAll(levels);
    boolean purge = forgets() && batchTime - purged >= timeout;
    while (next.size() > 1 && (purge || isDue(next))) {
      next.set(1, merge(next.get(0), next.get(1), batchTime));
      next.remove(0);
    }
    long lastPurge = purge ? batchTime : purged;
    return new WordTotals(timeout, batchTime, lastPurge, next, totals, List.of()).rankedAfter(this);
  }

  /** Whether the last batch made all levels one: what it cost pays for keeping them all. */
  boolean merged() {
    return levels.size() == 1 && changed.entries() > 0;
  }

  /** The time of the last batch, milliseconds since the epoch. */
  long time() {
    return time;
  }

  boolean forgets() {
    return timeout != NEVER;
  }

  /** Writes everything that later totals follow from. */
  void writeTo(DataOutput out) throws IOException {
    out.writeLong(time);
    out.writeLong(purged);
    out.writeInt(levels.size());
    for (Level level : levels) {
      level.totals.writeTo(out);
      for (long last : level.seen) {
        out.writeLong(last);
      }
    }
  }

  /** The totals that {@link #writeTo} wrote, with the timeout of these. */
  WordTotals readFrom(DataInput in) throws IOException {
    long at = in.readLong();
    long purgedAt = in.readLong();
    List<Level> read = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      WordTable totals = new WordTable();
      totals.readFrom(in);
      long[] seen = new long[forgets() ? totals.entries() : 0];
      for (int i = 0; i < seen.length; i++) {
        seen[i] = in.readLong();
      }
      read.add(new Level(totals, seen));
    }
    WordTotals totals = new WordTotals(timeout, at, purgedAt, read, new WordTable(), List.of());
    return new WordTotals(timeout, at, purgedAt, read, new WordTable(), totals.rankAll(KEPT));
  }

  /** The totals that the last batch changed. */
  WordTable changed() {
    return changed;
  }

  /** Hands over every total, once each. */
  void forEach(WordTable.Entry entry) {
    for (int i = 0; i < levels.size(); i++) {
      Level level = levels.get(i);
      List<Level> newer = levels.subList(0, i);
      for (int index = 0; index < level.totals.entries(); index++) {
        if (!isForgotten(level, index, time)) {
          level.totals.visit(
              index,
              (bytes, from, to, count) -> {
                if (newer.stream().allMatch(l -> l.totals.find(bytes, from, to) < 0)) {
                  entry.accept(bytes, from, to, count);
                }
              });
        }
      }
    }
  }

  /** The best {@code n} of all totals, the best first. */
  List<Row> top(int n) {
    if (n <= KEPT) {
      return List.copyOf(best.subList(0, Math.min(n, best.size())));
    }
    return rankAll(n);
  }

  private WordTotals rankedAfter(WordTotals before) {
    boolean lost = before.best.stream().anyMatch(row -> totalOf((byte[]) row.get(0)) == 0);
    return new WordTotals(
        timeout, time, purged, levels, changed, lost ? rankAll(KEPT) : rankChanged(before.best));
  }

  /** Totals only grow, so the best are among the best before and those that changed. */
  private List<Row> rankChanged(List<Row> bestBefore) {
    TopRows top = new TopRows(KEPT, Schema.WORD_COUNT.ranking());
    for (Row row : bestBefore) {
      byte[] word = (byte[]) row.get(0);
      if (changed.find(word, 0, word.length) < 0) {
        top.offer(row);
      }
    }
    changed.forEach(new WordTableRows.Offer(top));
    return List.copyOf(top.ranked());
  }

  private List<Row> rankAll(int n) {
    TopRows top = new TopRows(n, Schema.WORD_COUNT.ranking());
    forEach(new WordTableRows.Offer(top));
    return List.copyOf(top.ranked());
  }

  private long totalOf(byte[] word) {
    return totalAt(time, word, 0, word.length);
  }

  private long totalAt(long now, byte[] bytes, int from, int to) {
    for (Level level : levels) {
      int index = level.totals.find(bytes, from, to);
      if (index >= 0) {
        return isForgotten(level, index, now) ? 0 : level.totals.count(index);
      }
    }
    return 0;
  }

  private boolean isForgotten(Level level, int index, long now) {
    return forgets() && now - level.seen[index] >= timeout;
  }

  private long[] timesOf(WordTable totals, long batchTime) {
    if (!forgets()) {
      return new long[0];
    }
    long[] times = new long[totals.entries()];
    Arrays.fill(times, batchTime);
    return times;
  }

  private static boolean isDue(List<Level> levels) {
    return 2L * levels.get(0).totals.entries() >= levels.get(1).totals.entries();
  }

  private Level merge(Level newer, Level older, long now) {
    if (!forgets()) {
      WordTable merged = older.totals.copy();
      newer.totals.forEach(
          (bytes, from, to, count) -> merged.set(merged.intern(bytes, from, to), count));
      return new Level(merged, new long[0]);
    }
    WordTable merged = new WordTable();
    long[] seen = new long[newer.totals.entries() + older.totals.entries()];
    for (Level level : List.of(older, newer)) {
      for (int i = 0; i < level.totals.entries(); i++) {
        long last = level.seen[i];
        if (!isForgotten(level, i, now)) {
          level.totals.visit(
              i,
              (bytes, from, to, count) -> {
                int index = merged.intern(bytes, from, to);
                merged.set(index, count);
                seen[index] = last;
              });
        }
      }
    }
    return new Level(merged, Arrays.copyOf(seen, merged.entries()));
  }
}
