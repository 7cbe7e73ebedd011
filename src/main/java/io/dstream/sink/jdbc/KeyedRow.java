package io.dstream.sink.jdbc;

import io.dstream.row.Row;
import io.dstream.sink.keyed.KeyHash;
import java.util.Arrays;
import java.util.Comparator;

/** A row with its key's hash. The array of the hash must not be changed. */
final class KeyedRow {
  /** Compares rows by the hash, as the table's key does. */
  static final Comparator<KeyedRow> BY_HASH =
      (one, other) -> Arrays.compareUnsigned(one.hash, other.hash);

  private final byte[] hash;
  private final Row row;

  /** Creates a keyed row; {@code hash} is the {@link KeyHash} of {@code row}. */
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

  /** Returns the number of bytes of text in the row. */
  int textBytes() {
    int bytes = 0;
    for (Object value : row.values()) {
      bytes += value instanceof byte[] text ? text.length : 0;
    }
    return bytes;
  }
}
