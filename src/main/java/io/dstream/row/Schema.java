package io.dstream.row;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The columns of a result, the batch time not among them, and its ranking: rows stand in descending
 * order of the {@code rank} column (a {@link Long}), equal ones in ascending unsigned byte order of
 * the {@code key} column (text).
 *
 * @param totals whether a row takes the place of the earlier one with its key, whatever the batch;
 *     else each batch has rows of its own
 */
public record Schema(List<String> columns, int key, int rank, boolean totals)
    implements Serializable {
  /** Word and count of a batch or a window, ranked by count. */
  public static final Schema WORD_COUNT = new Schema(List.of("word", "count"), 0, 1, false);

  /** Word and its running total, ranked by it. */
  public static final Schema WORD_TOTALS = new Schema(List.of("word", "count"), 0, 1, true);

  public Schema {
    columns = List.copyOf(columns);
  }

  /** The best row first. */
  public Comparator<Row> ranking() {
    return Comparator.<Row>comparingLong(row -> -(Long) row.get(rank))
        .thenComparing(row -> (byte[]) row.get(key), Arrays::compareUnsigned);
  }
}
