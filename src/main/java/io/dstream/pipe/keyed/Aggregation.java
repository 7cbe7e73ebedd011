package io.dstream.pipe.keyed;

import io.dstream.pipe.function.RowFunction;
import java.io.Serializable;

/**
 * Values merged by key, in any order and grouping: {@code reduceByKey}, {@code countByValue}.
 *
 * @param key the key of a row that comes in, as one column, so that equal keys have equal bytes
 * @param value the value of a row that comes in, as one column of the type that {@code merge} has
 * @param add of a merged value and the columns of a row that comes in, the merged value of both
 * @param merge of two values, the columns of its row, the one for both; associative
 */
public record Aggregation(RowFunction key, RowFunction value, RowFunction add, RowFunction merge)
    implements Serializable {
  /** A row is added by merging its value. */
  public Aggregation(RowFunction key, RowFunction value, RowFunction merge) {
    this(key, value, null, merge);
  }

  /** The same of rows of which {@code first} makes those that come in now. */
  public Aggregation after(RowFunction first) {
    return new Aggregation(key.after(first), value.after(first), merge);
  }

  /** An empty table, for one task. */
  public CombineTable newTable() {
    return new CombineTable(this);
  }
}
