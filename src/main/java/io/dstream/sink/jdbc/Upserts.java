package io.dstream.sink.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Inserts or updates rows of the table, many per statement. A statement, which is held in memory,
 * has at most {@value #ROWS_PER_STATEMENT} rows or about {@value #BYTES_PER_STATEMENT} bytes of
 * text, but always at least one row.
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

  /** Writes all rows; if it throws, {@link #pending} returns the rows of the failed statement. */
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

  /** Returns the rows of the failed statement. */
  List<KeyedRow> pending() {
    return List.copyOf(pending);
  }

  /** Returns the first row that the database rejects on its own; the caller must roll back. */
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
