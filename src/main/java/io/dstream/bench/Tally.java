package io.dstream.bench;

import io.dstream.row.Row;
import io.dstream.text.WordCounts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What was counted, as two numbers that do not depend on order, batches or partitions. Two
 * contenders with the same tally gave the same counts.
 *
 * @param words the number of words, including repetitions
 * @param digest the sum over all words of their hash (FNV-1a, 64 bits) times their count
 */
record Tally(long words, long digest) implements Serializable {
  static final Tally NOTHING = new Tally(0, 0);

  /** Returns the tally of a word's bytes, counted {@code count} times. */
  static Tally of(byte[] word, int from, int to, long count) {
    long hash = 0xCBF29CE484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ (word[i] & 0xFF)) * 0x100000001B3L;
    }
    return new Tally(count, hash * count);
  }

  static Tally of(byte[] word, long count) {
    return of(word, 0, word.length, count);
  }

  static Tally of(WordCounts counts) {
    List<Tally> tallies = new ArrayList<>();
    counts.forEach((word, from, to, count) -> tallies.add(of(word, from, to, count)));
    return tallies.stream().reduce(NOTHING, Tally::plus);
  }

  /** Returns the tally of a count of something other than words. */
  static Tally ofNumber(long count) {
    return of(new byte[0], count);
  }

  /** Returns the tally of rows of a word and its count, or of a count alone. */
  static Tally of(Iterator<Row> rows) {
    Tally sum = NOTHING;
    while (rows.hasNext()) {
      Row row = rows.next();
      sum =
          sum.plus(
              row.get(0) instanceof Long count
                  ? ofNumber(count)
                  : of((byte[]) row.get(0), (Long) row.get(1)));
    }
    return sum;
  }

  Tally plus(Tally other) {
    return new Tally(words + other.words, digest + other.digest);
  }

  Tally times(long n) {
    return new Tally(words * n, digest * n);
  }
}
