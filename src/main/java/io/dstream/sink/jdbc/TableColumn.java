package io.dstream.sink.jdbc;

import io.dstream.row.Column;
import java.io.Serializable;

/**
 * A column of a table.
 *
 * @param name as a person writes it, without quotes
 * @param nullable whether a row may have no value in it
 * @param source which value of the row it holds, or, of {@link SqlType#BYTES}, the bytes of; {@link
 *     #NONE} for the batch time and the hash
 */
record TableColumn(String name, SqlType type, boolean nullable, int source)
    implements Serializable {
  static final int NONE = -1;

  private static final long serialVersionUID = 1L;

  /** The column of a result's column. */
  static TableColumn value(Column column, int source) {
    return new TableColumn(column.name(), SqlType.of(column.type()), column.nullable(), source);
  }

  /** A column of the table's own, with a value in every row. */
  static TableColumn own(String name, SqlType type) {
    return new TableColumn(name, type, false, NONE);
  }

  /** The column for the bytes of a text that is none. */
  static TableColumn bytes(Column column, int source) {
    return new TableColumn(column.name() + "_bytes", SqlType.BYTES, true, source);
  }

  /** Whether it holds a value of the row as it is. */
  boolean isValue() {
    return source != NONE && type != SqlType.BYTES;
  }
}
