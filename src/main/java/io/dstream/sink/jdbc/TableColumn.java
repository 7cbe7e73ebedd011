package io.dstream.sink.jdbc;

import io.dstream.row.Column;
import java.io.Serializable;

/**
 * A column of a table.
 *
 * @param name the name as a user writes it, without quotes
 * @param nullable whether the column may be null
 * @param source the index of the row's value that the column holds, or whose bytes it holds for
 *     {@link SqlType#BYTES}; {@link #NONE} for the batch time and the hash
 */
record TableColumn(String name, SqlType type, boolean nullable, int source)
    implements Serializable {
  static final int NONE = -1;

  private static final long serialVersionUID = 1L;

  /** Returns the table column for a column of the result. */
  static TableColumn value(Column column, int source) {
    return new TableColumn(column.name(), SqlType.of(column.type()), column.nullable(), source);
  }

  /** Returns a column that is not in the result and has a value in every row. */
  static TableColumn own(String name, SqlType type) {
    return new TableColumn(name, type, false, NONE);
  }

  /** Returns the column for the bytes of values that are not valid text. */
  static TableColumn bytes(Column column, int source) {
    return new TableColumn(column.name() + "_bytes", SqlType.BYTES, true, source);
  }

  /** Returns whether the column holds a value of the row itself. */
  boolean isValue() {
    return source != NONE && type != SqlType.BYTES;
  }
}
