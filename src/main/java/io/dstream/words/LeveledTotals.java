package io.dstream.words;

import io.dstream.text.WordCounts;
import io.dstream.text.WordTable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The running totals of the words of one group. They are immutable: a batch yields new totals that
 * share everything unchanged with the old ones. The structure is a log-structured merge (O'Neil et
 * al., 1996) in memory: each batch adds a level with the new totals of its words, and the newest
 * level that has a word has its total. Levels are merged when one grows to half the size of the
 * next. The oldest level, which has most words, is merged only by {@link #compacted}. Each lookup
 * decides from a word's last occurrence whether the word is forgotten; the next compaction removes
 * its entry.
 */
final class LeveledTotals implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final WordTable NOTHING = new WordTable();

  /**
   * Nonzero totals, and at the same index the batch time in milliseconds of the last occurrence of
   * the word; no times if words are never forgotten.
   */
  @SuppressWarnings("ArrayRecordComponent") // shared between totals, never written to
  private record Level(WordTable totals, long[] seen) implements Serializable {}

  private final long timeout;
  private final List<Level> levels;
  private final WordTable changed;

  private LeveledTotals(long timeout, List<Level> levels, WordTable changed) {
    this.timeout = timeout;
    this.levels = new ArrayList<>(levels);
    this.changed = changed;
  }

  /** Returns empty totals; see {@link TotalsKind} for the timeout. */
  static LeveledTotals none(long timeout) {
    return new LeveledTotals(timeout, List.of(), NOTHING);
  }

  private boolean forgets() {
    return timeout != TotalsKind.NEVER;
  }

  /**
   * Returns the totals after a batch with these counts at {@code now}. The count of a word is added
   * to its total after the previous batch, at {@code before}, if it was not forgotten by then.
   */
  LeveledTotals plus(WordCounts counts, long before, long now) {
    WordTable totals = new WordTable();
    counts.forEach(
        (bytes, from, to, count) ->
            totals.add(bytes, from, to, count + totalAt(before, bytes, from, to)));
    long[] seen = new long[forgets() ? totals.entries() : 0];
    Arrays.fill(seen, now);
    List<Level> next = new ArrayList<>(levels.size() + 1);
    next.add(new Level(totals, seen));
    next.addAll(levels);
    while (next.size() > 2 && isDue(next)) { // the oldest level is merged at the group's turn
      mergeNewest(next);
    }
    return new LeveledTotals(timeout, next, totals);
  }

  /** Returns the same totals on one level, without those that are forgotten at {@code now}. */
  LeveledTotals compacted(long now) {
    List<Level> next = new ArrayList<>(levels);
    while (next.size() > 1) {
      mergeNewest(next);
    }
    if (forgets()) {
      next.replaceAll(level -> remembered(level, now));
    }
    return new LeveledTotals(timeout, next, changed);
  }

  /** Returns the same totals after a batch that brought nothing. */
  LeveledTotals idle() {
    return new LeveledTotals(timeout, levels, NOTHING);
  }

  /** Returns whether there is no total, not even a forgotten one. */
  boolean isEmpty() {
    return levels.stream().allMatch(level -> level.totals.entries() == 0);
  }

  /** Returns the totals that the last batch changed. */
  WordTable changed() {
    return changed;
  }

  /** Returns the approximate size in memory, in bytes. */
  long memory() {
    return levels.stream()
        .mapToLong(level -> level.totals.memory() + (long) Long.BYTES * level.seen.length)
        .sum();
  }

  /** Returns a word's total at {@code now}; 0 when there is none. */
  long totalAt(long now, byte[] bytes, int from, int to) {
    for (Level level : levels) {
      int index = level.totals.find(bytes, from, to);
      if (index >= 0) {
        return isForgotten(level, index, now) ? 0 : level.totals.count(index);
      }
    }
    return 0;
  }

  /**
   * Returns when a word with a total last occurred; {@link TotalsKind#NEVER} if no word is
   * forgotten.
   */
  long lastSeen(byte[] bytes, int from, int to) {
    if (forgets()) {
      for (Level level : levels) {
        int index = level.totals.find(bytes, from, to);
        if (index >= 0) {
          return level.seen[index];
        }
      }
    }
    return TotalsKind.NEVER;
  }

  /** Returns when a word is forgotten that last occurs at {@code time}, milliseconds. */
  long forgottenAt(long time) {
    return forgets() ? time + timeout : TotalsKind.NEVER;
  }

  /** Passes each total at {@code now} to {@code entry} once. */
  void forEach(long now, WordTable.Entry entry) {
    for (int i = 0; i < levels.size(); i++) {
      Level level = levels.get(i);
      List<Level> newer = levels.subList(0, i);
      for (int index = 0; index < level.totals.entries(); index++) {
        if (!isForgotten(level, index, now)) {
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

  /** Writes the totals. */
  void writeTo(DataOutput out) throws IOException {
    out.writeInt(levels.size());
    for (Level level : levels) {
      level.totals.writeTo(out);
      for (long last : level.seen) {
        out.writeLong(last);
      }
    }
  }

  /** Reads the totals that {@link #writeTo} wrote, with the timeout of these totals. */
  LeveledTotals readFrom(DataInput in) throws IOException {
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
    return new LeveledTotals(timeout, read, NOTHING);
  }

  private boolean isForgotten(Level level, int index, long now) {
    return forgets() && now - level.seen[index] >= timeout;
  }

  private static boolean isDue(List<Level> levels) {
    return 2L * levels.get(0).totals.entries() >= levels.get(1).totals.entries();
  }

  private static void mergeNewest(List<Level> levels) {
    Level newer = levels.remove(0);
    Level older = levels.get(0);
    WordTable merged = older.totals.copy();
    long[] seen = Arrays.copyOf(older.seen, older.seen.length + newer.seen.length);
    for (int i = 0; i < newer.totals.entries(); i++) {
      int from = i;
      newer.totals.visit(
          i,
          (bytes, begin, end, count) -> {
            int index = merged.intern(bytes, begin, end);
            merged.set(index, count);
            if (seen.length > 0) {
              seen[index] = newer.seen[from];
            }
          });
    }
    levels.set(
        0, new Level(merged, seen.length > 0 ? Arrays.copyOf(seen, merged.entries()) : seen));
  }

  private Level remembered(Level level, long now) {
    WordTable kept = new WordTable();
    long[] seen = new long[level.seen.length];
    for (int i = 0; i < seen.length; i++) {
      if (!isForgotten(level, i, now)) {
        long last = level.seen[i];
        level.totals.visit(
            i, (bytes, from, to, count) -> seen[kept.add(bytes, from, to, count)] = last);
      }
    }
    return new Level(kept, Arrays.copyOf(seen, kept.entries()));
  }
}
