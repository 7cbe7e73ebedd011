package io.dstream.sink.jdbc;

import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of a partition in the order of their keys, so that no two transactions wait for one
 * another. Memory: some {@value #ROWS_A_PASS} rows; where there are more, they are gone through
 * several times, each time for a range of the keys.
 */
record SortedWords(List<RowBlock> blocks, Schema schema) {
  private static final int ROWS_A_PASS = 200_000;

  /** Takes rows; may fail as a database does. */
  @FunctionalInterface
  interface Taker {
    void take(KeyedWord row) throws SQLException;
  }

  boolean isEmpty() {
    return blocks.stream().allMatch(block -> block.size() == 0);
  }

  void forEach(Taker taker) throws SQLException {
    long rows = blocks.stream().mapToLong(RowBlock::size).sum();
    int passes = (int) (1 + rows / ROWS_A_PASS);
    for (int pass = 0; pass < passes; pass++) {
      for (KeyedWord row : sorted(pass, passes)) {
        taker.take(row);
      }
    }
  }

  private List<KeyedWord> sorted(int pass, int passes) {
    MessageDigest sha256 = Sha256.digest();
    List<KeyedWord> found = new ArrayList<>();
    for (RowBlock block : blocks) {
      for (Iterator<Row> rows = block.rows(); rows.hasNext(); ) {
        Row row = rows.next();
        byte[] word = (byte[]) row.get(schema.key().get(0));
        byte[] hash = sha256.digest(word);
        if (passOf(hash, passes) == pass) {
          found.add(new KeyedWord(hash, word, (Long) row.get(schema.rank().get(0))));
        }
      }
    }
    found.sort(KeyedWord.BY_HASH);
    return found;
  }

  /** The pass of a key; passes are ranges of equal size over the first 16 bits. */
  private static int passOf(byte[] hash, int passes) {
    int head = ((hash[0] & 0xFF) << 8) | (hash[1] & 0xFF);
    return (int) (((long) head * passes) >>> 16);
  }
}
