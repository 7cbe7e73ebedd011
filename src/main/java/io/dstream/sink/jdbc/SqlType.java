package io.dstream.sink.jdbc;

import io.dstream.row.ColumnType;

/** The kinds of columns of a table; every {@link Dialect} has a database type for each. */
enum SqlType {
  /**
   * Text; U+FFFD replaces invalid text. JSON is text too, as not every database has a JSON type.
   */
  TEXT("text of any length"),
  BIGINT("numbers above two thousand million"),
  DOUBLE("numbers of double precision"),
  BOOLEAN("true and false"),
  /** The time of the row's batch, to the millisecond. */
  BATCH_TIME("batch times to the millisecond"),
  /** A SHA-256 that identifies a row, because indexes do not accept long values. */
  HASH("a SHA-256"),
  /** The bytes of a text that {@link #TEXT} cannot hold; otherwise null. */
  BYTES("values that are no text");

  private final String purpose;

  SqlType(String purpose) {
    this.purpose = purpose;
  }

  static SqlType of(ColumnType type) {
    return switch (type) {
      case STRING, JSON -> TEXT;
      case BIGINT -> BIGINT;
      case DOUBLE -> DOUBLE;
      case BOOLEAN -> BOOLEAN;
    };
  }

  /** Returns why a column needs this type, as in "it needs count bigint, for …". */
  String purpose() {
    return purpose;
  }
}
