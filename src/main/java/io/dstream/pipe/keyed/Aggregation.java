package io.dstream.pipe.keyed;

import io.dstream.pipe.function.RowFunction;
import java.io.Serializable;

/**
 * The functions of an aggregation such as {@code reduceByKey} or {@code countByValue}, which merges
 * values by key in any order and grouping.
 *
 * @param key the key of an input row, as one column; equal keys have equal bytes
 * @param value the value of an input row, as one column of the result type of {@code merge}
 * @param add adds an input row to a merged value; its columns are the value and those of the row;
 *     null if rows are added by merging their value
 * @param merge merges two values, which are the columns of its input row; associative
 */
public record Aggregation(RowFunction key, RowFunction value, RowFunction add, RowFunction merge)
    implements Serializable {
  /** Creates an aggregation that adds a row by merging its value. */
  public Aggregation(RowFunction key, RowFunction value, RowFunction merge) {
    this(key, value, null, merge);
  }

  /** Returns this aggregation applied to the results of {@code first}. */
  public Aggregation after(RowFunction first) {
    return new Aggregation(key.after(first), value.after(first), merge);
  }

  /** Creates an empty table for one task. */
  public CombineTable newTable() {
    return new CombineTable(this);
  }
}
