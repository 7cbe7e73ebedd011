package io.dstream.row;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a result, without the batch time.
 *
 * @param key the columns that identify a row within a batch; empty where rows have no key
 * @param totals whether a row replaces the earlier row with its key, even across batches; otherwise
 *     each batch has its own rows
 * @param rank the columns to rank by, largest numbers first, the most significant column first;
 *     empty where rows have no order
 */
public record Schema(List<Column> columns, List<Integer> key, boolean totals, List<Integer> rank)
    implements Serializable {
  private static final List<Column> WORD_AND_COUNT =
      List.of(
          Column.required("word", ColumnType.STRING), Column.required("count", ColumnType.BIGINT));

  /** Words and their counts in a batch or a window, ranked by count. */
  public static final Schema WORD_COUNT = new Schema(WORD_AND_COUNT, List.of(0), false, List.of(1));

  /** Words and their running totals, ranked by total. */
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
   * Returns an order with the best row first: descending by rank, null last; then ascending by key,
   * null first. Rows without rank and key are all equal.
   */
  public Comparator<Row> ranking() {
    return this::compare;
  }

  /** Returns a row as a JSON object, as {@code --format json} writes it, but without the time. */
  public String json(Row row) {
    return JsonFormat.object(this, IntStream.range(0, columns.size()).boxed().toList(), row);
  }

  /** Returns the key of a row as a JSON object. */
  public String keyJson(Row row) {
    return JsonFormat.object(this, key, row);
  }

  /** Returns an order that is ascending by key, null first. */
  public Comparator<Row> byKey() {
    return this::compareKeys;
  }

  private int compare(Row one, Row other) {
    for (int column : rank) {
      int order = -Values.compare(one.get(column), other.get(column)); // largest first
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
