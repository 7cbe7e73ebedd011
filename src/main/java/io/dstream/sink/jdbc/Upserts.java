package io.dstream.sink.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts rows into the table, many to a statement. Memory and the size of a statement: {@value
 * #ROWS_A_STATEMENT} rows, or some {@value #BYTES_A_STATEMENT} bytes of words, or one word.
 */
final class Upserts {
  private static final int ROWS_A_STATEMENT = 1000;
  private static final int BYTES_A_STATEMENT = 1 << 20;

  private final Dialect dialect;
  private final String sql;
  private final Object time;
  private final List<KeyedWord> pending = new ArrayList<>();
  private int pendingBytes;

  Upserts(Dialect dialect, String sql, Instant time) {
    this.dialect = dialect;
    this.sql = sql;
    this.time = dialect.time(time);
  }

  /** Puts all rows in; those that failed are {@link #pending} when it throws. */
  void write(SortedWords rows, Connection connection) throws SQLException {
    clear();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      rows.forEach(
          row -> {
            boolean full =
                pending.size() == ROWS_A_STATEMENT
                    || pendingBytes + row.word().length > BYTES_A_STATEMENT;
            if (full && !pending.isEmpty()) {
              execute(statement);
            }
            add(row, statement);
          });
      if (!pending.isEmpty()) {
        execute(statement);
      }
    }
  }

  private void clear() {
    pending.clear();
    pendingBytes = 0;
  }

  private void add(KeyedWord row, PreparedStatement statement) throws SQLException {
    pending.add(row);
    pendingBytes += row.word().length;
    bind(row, statement);
    statement.addBatch();
  }

  private void execute(PreparedStatement statement) throws SQLException {
    statement.executeBatch();
    clear();
  }

  private void bind(KeyedWord row, PreparedStatement statement) throws SQLException {
    String text = row.text();
    boolean held = dialect.holds(text);
    statement.setString(1, held ? text : text.replace('\0', '\uFFFD'));
    statement.setLong(2, row.count());
    statement.setObject(3, time);
    statement.setBytes(4, row.hash());
    if (held && row.isWholeAs(text)) {
      statement.setNull(5, Types.BINARY);
    } else {
      statement.setBytes(5, row.word());
    }
  }

  /** The rows of a statement that failed. */
  List<KeyedWord> pending() {
    return List.copyOf(pending);
  }

  /** The first of these rows that the database does not take by itself; nothing is to commit. */
  Optional<KeyedWord> firstRejected(List<KeyedWord> rows, Connection connection)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (KeyedWord row : rows) {
        bind(row, statement);
        try {
          statement.executeUpdate();
        } catch (SQLException e) {
          return Optional.of(row);
        }
      }
    }
    return Optional.empty();
  }
}
