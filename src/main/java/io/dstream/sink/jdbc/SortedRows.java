package io.dstream.sink.jdbc;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of a partition in the order of their keys, so that no two transactions wait for one
 * another. Memory: some {@value #ROWS_A_PASS} rows; where there are more, they are gone through
 * several times, each time for a range of the keys.
 */
record SortedRows(List<RowBlock> blocks, Schema schema) {
  private static final int ROWS_A_PASS = 200_000;

  /** Takes rows; may fail as a database does. */
  @FunctionalInterface
  interface Taker {
    void take(KeyedRow row) throws SQLException;
  }

  boolean isEmpty() {
    return blocks.stream().allMatch(block -> block.size() == 0);
  }

  void forEach(Taker taker) throws SQLException {
    long rows = blocks.stream().mapToLong(RowBlock::size).sum();
    int passes = (int) (1 + rows / ROWS_A_PASS);
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

  /** The pass of a key; passes are ranges of equal size over the first 16 bits. */
  private static int passOf(byte[] hash, int passes) {
    int head = ((hash[0] & 0xFF) << 8) | (hash[1] & 0xFF);
    return (int) (((long) head * passes) >>> 16);
  }
}
