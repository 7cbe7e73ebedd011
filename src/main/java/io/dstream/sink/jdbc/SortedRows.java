package io.dstream.sink.jdbc;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.keyed.KeyHash;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of a transaction in the order of their keys, so that transactions do not deadlock. Holds
 * the blocks and about {@value #ROWS_PER_PASS} rows in memory. With more rows, it makes several
 * passes over the blocks, each for a range of the keys.
 *
 * @param size the number of rows
 */
record SortedRows(List<RowBlock> blocks, long size, Schema schema) {
  private static final int ROWS_PER_PASS = 200_000;

  /** Receives rows; may fail with a database error. */
  @FunctionalInterface
  interface Taker {
    void take(KeyedRow row) throws SQLException;
  }

  /** Takes blocks until they have at least {@code rows} rows, or there are no more. */
  static SortedRows take(Iterator<RowBlock> blocks, long rows, Schema schema) {
    List<RowBlock> taken = new ArrayList<>();
    long size = 0;
    while (size < rows && blocks.hasNext()) {
      RowBlock block = blocks.next();
      long more = block.size();
      if (more > 0) {
        taken.add(block);
        size += more;
      }
    }
    return new SortedRows(taken, size, schema);
  }

  boolean isEmpty() {
    return size == 0;
  }

  void forEach(Taker taker) throws SQLException {
    int passes = (int) (1 + size / ROWS_PER_PASS);
    for (int pass = 0; pass < passes; pass++) {
      for (KeyedRow row : sorted(pass, passes)) {
        taker.take(row);
      }
    }
  }

  private List<KeyedRow> sorted(int pass, int passes) {
    KeyHash hashes = new KeyHash(schema);
    List<KeyedRow> found = new ArrayList<>();
    for (RowBlock block : blocks) {
      for (Iterator<Row> rows = block.rows(); rows.hasNext(); ) {
        Row row = rows.next();
        byte[] hash = hashes.of(row);
        if (passOf(hash, passes) == pass) {
          found.add(new KeyedRow(hash, row));
        }
      }
    }
    found.sort(KeyedRow.BY_HASH);
    return found;
  }

  /** Returns the pass of a key; passes are ranges of equal size over the first 16 bits. */
  private static int passOf(byte[] hash, int passes) {
    int head = ((hash[0] & 0xFF) << 8) | (hash[1] & 0xFF);
    return (int) (((long) head * passes) >>> 16);
  }
}
