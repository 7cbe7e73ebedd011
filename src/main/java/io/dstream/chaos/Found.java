package io.dstream.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The content of a sink: a number for each word, gathered row by row in batch order. */
final class Found {
  private static final int FAULTS_KEPT = 20;
  private static final int COLUMNS = 3;

  private final boolean totals;
  private final Map<String, Long> counts = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private long moreFaults;

  private Found(boolean totals) {
    this.totals = totals;
  }

  /** Returns a collector for per-batch counts. The number of a word is their sum. */
  static Found ofCounts() {
    return new Found(false);
  }

  /**
   * Returns a collector for running totals. The number of a word is its last total; totals must not
   * decrease.
   */
  static Found ofTotals() {
    return new Found(true);
  }

  /** Adds the row of a batch from a line of the form {@code time<TAB>word<TAB>count}. */
  void addLine(String batch, String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length == COLUMNS && columns[2].matches("\\d{1,18}")) {
      add(batch, columns[1], Long.parseLong(columns[2]));
    } else {
      fault("no row in " + batch + ": " + line);
    }
  }

  /** Adds the row of a batch. */
  void add(String batch, String word, long count) {
    Long before = counts.put(word, count);
    if (before == null) {
      return;
    }
    if (!totals) {
      counts.put(word, before + count);
    } else if (count < before) {
      fault(
          String.format(
              Locale.ROOT,
              "the total of %s falls from %d to %d in %s",
              word,
              before,
              count,
              batch));
    }
  }

  /** Records a fault. */
  void fault(String what) {
    if (faults.size() < FAULTS_KEPT) {
      faults.add(what);
    } else {
      moreFaults++;
    }
  }

  Map<String, Long> counts() {
    return counts;
  }

  /** Returns the first faults and the number of the remaining ones. */
  List<String> faults() {
    List<String> all = new ArrayList<>(faults);
    if (moreFaults > 0) {
      all.add(String.format(Locale.ROOT, "and %,d more of the kind", moreFaults));
    }
    return all;
  }
}
