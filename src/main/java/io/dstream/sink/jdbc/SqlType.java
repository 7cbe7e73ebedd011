package io.dstream.sink.jdbc;

import io.dstream.row.ColumnType;

/** What a column of a table holds; every {@link Dialect} has a type for each. */
enum SqlType {
  /**
   * Text; U+FFFD stands for what is none. JSON is text too, since not every database has a type.
   */
  TEXT("text of any length"),
  BIGINT("numbers above two thousand million"),
  DOUBLE("numbers of double precision"),
  BOOLEAN("true and false"),
  /** The time of the row's batch, to the millisecond. */
  BATCH_TIME("batch times to the millisecond"),
  /** A SHA-256: what rows are told apart by, for no index takes long values. */
  HASH("a SHA-256"),
  /** The bytes of a text where {@link #TEXT} cannot hold them, else null. */
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

  /** What a column must have this type for, as in "it needs count bigint, for …". */
  String purpose() {
    return purpose;
  }
}
