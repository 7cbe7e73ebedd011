package io.dstream.sink.jdbc;

import io.dstream.row.Row;
import io.dstream.sink.keyed.KeyHash;
import java.util.Arrays;
import java.util.Comparator;

/** A row on its way into the table. The array is not to be changed. */
final class KeyedRow {
  /** The order of the table's key. */
  static final Comparator<KeyedRow> BY_HASH =
      (one, other) -> Arrays.compareUnsigned(one.hash, other.hash);

  private final byte[] hash;
  private final Row row;

  /** A row; {@code hash} is its {@link KeyHash}. */
  KeyedRow(byte[] hash, Row row) {
    this.hash = hash;
    this.row = row;
  }

  byte[] hash() {
    return hash;
  }

  Row row() {
    return row;
  }

  /** How many bytes of text it has. */
  int textBytes() {
    int bytes = 0;
    for (Object value : row.values()) {
      bytes += value instanceof byte[] text ? text.length : 0;
    }
    return bytes;
  }
}
