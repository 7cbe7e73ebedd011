package io.dstream.row;

import java.io.Serializable;

/** A column of a result. */
public record Column(String name, ColumnType type, boolean nullable) implements Serializable {
  /** A column that has a value in every row. */
  public static Column required(String name, ColumnType type) {
    return new Column(name, type, false);
  }
}
