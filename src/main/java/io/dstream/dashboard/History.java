package io.dstream.dashboard;

import io.dstream.row.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The history of the number that ranks rows, or of their first number: one value per key for every
 * ten seconds of the last hour. Each key takes 3 KB of memory. The least recently used keys are
 * removed first. Thread-safe.
 */
final class History {
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int STEPS = 360;

  private final Schema schema;
  private final int column;
  private final int keys;
  private final Map<String, double[]> values = new LinkedHashMap<>(16, 0.75f, true);
  private long newest;

  /**
   * Creates the history of results with this schema.
   *
   * @param keys the maximum number of keys
   */
  History(Schema schema, int keys) {
    this.schema = schema;
    this.keys = keys;
    this.column = column(schema);
  }

  /** Returns the first column of the ranking, else the first numeric column; -1 for none. */
  private static int column(Schema schema) {
    if (!schema.rank().isEmpty()) {
      return schema.rank().get(0);
    }
    for (int i = 0; i < schema.columns().size(); i++) {
      if (schema.columns().get(i).type().isNumber()) {
        return i;
      }
    }
    return -1;
  }

  /** A value at a time. */
  record Point(Instant time, double value) {}

  /** Adds a result; of several results within ten seconds, the last one is kept. */
  synchronized void add(Instant time, List<ShownRow> rows) {
    if (column < 0) {
      return;
    }
    long step = time.toEpochMilli() / STEP.toMillis();
    advance(step);
    Set<String> there = new HashSet<>();
    for (ShownRow row : rows) {
      String key = Selection.keyText(schema, row);
      if (row.row().get(column) instanceof Number value && there.add(key)) {
        values.computeIfAbsent(key, k -> nothing())[(int) (step % STEPS)] = value.doubleValue();
      }
    }
    while (values.size() > keys) {
      values.remove(values.keySet().iterator().next());
    }
  }

  private void advance(long step) {
    if (step <= newest) {
      return;
    }
    long from = Math.max(newest + 1, step - STEPS + 1);
    for (double[] ofKey : values.values()) {
      for (long i = from; i <= step; i++) {
        ofKey[(int) (i % STEPS)] = Double.NaN;
      }
    }
    values.values().removeIf(ofKey -> Arrays.stream(ofKey).allMatch(Double::isNaN));
    newest = step;
  }

  private static double[] nothing() {
    double[] none = new double[STEPS];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  /** Returns the values of a key, newest last; none if the history does not have the key. */
  synchronized List<Point> of(String key) {
    double[] ofKey = values.get(key);
    List<Point> points = new ArrayList<>();
    for (long i = newest - STEPS + 1; ofKey != null && i <= newest; i++) {
      double value = ofKey[(int) Math.floorMod(i, (long) STEPS)];
      if (!Double.isNaN(value)) {
        points.add(new Point(Instant.ofEpochMilli(i * STEP.toMillis()), value));
      }
    }
    return points;
  }

  /** Returns the name of the column that the values are from; empty for none. */
  String columnName() {
    return column < 0 ? "" : schema.columns().get(column).name();
  }
}
