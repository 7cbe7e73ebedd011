package io.dstream.row;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a result, the batch time not among them.
 *
 * @param key the columns by which a row of a batch is known; none where rows have no key
 * @param totals whether a row takes the place of the earlier one with its key, whatever the batch;
 *     else each batch has rows of its own
 * @param rank the columns whose largest numbers come first, the weightiest first; none where rows
 *     have no order
 */
public record Schema(List<Column> columns, List<Integer> key, boolean totals, List<Integer> rank)
    implements Serializable {
  private static final List<Column> WORD_AND_COUNT =
      List.of(
          Column.required("word", ColumnType.STRING), Column.required("count", ColumnType.BIGINT));

  /** Word and count of a batch or a window, ranked by count. */
  public static final Schema WORD_COUNT = new Schema(WORD_AND_COUNT, List.of(0), false, List.of(1));

  /** Word and its running total, ranked by it. */
  public static final Schema WORD_TOTALS = new Schema(WORD_AND_COUNT, List.of(0), true, List.of(1));

  public Schema {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    rank = List.copyOf(rank);
    for (int column : rank) {
      if (!columns.get(column).type().isNumber()) {
        throw new IllegalArgumentException("no ranking by " + columns.get(column));
      }
    }
    if (totals && key.isEmpty()) {
      throw new IllegalArgumentException("totals need a key");
    }
  }

  /**
   * The best row first: descending by rank, null last; then ascending by key, null first. Rows that
   * have neither are all equal.
   */
  public Comparator<Row> ranking() {
    return this::compare;
  }

  /** A row as a JSON object, as {@code --format json} writes it, but for the time. */
  public String json(Row row) {
    return JsonFormat.object(this, IntStream.range(0, columns.size()).boxed().toList(), row);
  }

  /** The key of a row, likewise. */
  public String keyJson(Row row) {
    return JsonFormat.object(this, key, row);
  }

  /** In ascending order of their keys, null first. */
  public Comparator<Row> byKey() {
    return this::compareKeys;
  }

  private int compare(Row one, Row other) {
    for (int column : rank) {
      int order = -Values.compare(one.get(column), other.get(column)); // the largest first
      if (order != 0) {
        return order;
      }
    }
    return compareKeys(one, other);
  }

  private int compareKeys(Row one, Row other) {
    for (int column : key) {
      int order = Values.compare(one.get(column), other.get(column));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
