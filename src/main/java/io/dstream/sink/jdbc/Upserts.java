package io.dstream.sink.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts rows into the table, many to a statement. Memory and the size of a statement: {@value
 * #ROWS_PER_STATEMENT} rows, or some {@value #BYTES_PER_STATEMENT} bytes of text, or one row.
 */
final class Upserts {
  private static final int ROWS_PER_STATEMENT = 1000;
  private static final int BYTES_PER_STATEMENT = 1 << 20;

  private final RowBinder binder;
  private final String sql;
  private final List<KeyedRow> pending = new ArrayList<>();
  private int pendingBytes;

  Upserts(RowBinder binder, String sql) {
    this.binder = binder;
    this.sql = sql;
  }

  /** Puts all rows in; those that failed are {@link #pending} when it throws. */
  void write(SortedRows rows, Connection connection) throws SQLException {
    clear();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      rows.forEach(
          row -> {
            boolean full =
                pending.size() == ROWS_PER_STATEMENT
                    || pendingBytes + row.textBytes() > BYTES_PER_STATEMENT;
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

  private void add(KeyedRow row, PreparedStatement statement) throws SQLException {
    pending.add(row);
    pendingBytes += row.textBytes();
    binder.bind(row, statement);
    statement.addBatch();
  }

  private void execute(PreparedStatement statement) throws SQLException {
    statement.executeBatch();
    clear();
  }

  /** The rows of a statement that failed. */
  List<KeyedRow> pending() {
    return List.copyOf(pending);
  }

  /** The first of these rows that the database does not take by itself; nothing is to commit. */
  Optional<KeyedRow> firstRejected(List<KeyedRow> rows, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (KeyedRow row : rows) {
        try {
          binder.bind(row, statement);
          statement.executeUpdate();
        } catch (SQLException e) {
          return Optional.of(row);
        }
      }
    }
    return Optional.empty();
  }
}
