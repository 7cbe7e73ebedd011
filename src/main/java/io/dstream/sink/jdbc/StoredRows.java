package io.dstream.sink.jdbc;

import io.dstream.row.Row;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Phrases;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The rows that a table already has when a stream starts. */
final class StoredRows {
  private final Connection connection;
  private final Dialect dialect;
  private final TableName named;
  private final JdbcTable table;
  private final TableShape shape;

  StoredRows(
      Connection connection, Dialect dialect, TableName named, JdbcTable table, TableShape shape) {
    this.connection = connection;
    this.dialect = dialect;
    this.named = named;
    this.table = table;
    this.shape = shape;
  }

  long count() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table.sql())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /**
   * Checks that a stream can write into the table without silently changing rows of other streams.
   * Changes nothing.
   *
   * @param replace whether totals of an earlier run may be deleted
   * @throws DstreamException when it would change them: exit status 1
   */
  void check(Beginning beginning, boolean replace) throws SQLException {
    if (!shape.totals() || !beginning.isAnew()) {
      requireNoneAfter(Instant.now(), "now");
    } else if (!replace) {
      requireNone();
    }
  }

  /**
   * Repeats {@link #check} when the table is locked, then deletes the totals that may be deleted.
   *
   * @param notices receives a line about what was deleted
   */
  void makeRoom(Beginning beginning, boolean replace, Consumer<String> notices)
      throws SQLException {
    check(beginning, replace);
    if (shape.totals() && beginning.isAnew()) {
      long deleted = deleteAll();
      if (deleted > 0) {
        String totals = Phrases.count(deleted, "total");
        notices.accept(totals + " of an earlier run deleted from table " + named);
      }
    } else if (shape.totals() && beginning.latest().isPresent()) {
      requireNoneAfter(
          beginning.latest().get(),
          "the last batch of the checkpoint, " + beginning.latest().get());
    }
  }

  /** Fails if the table has totals, because totals that start at zero would overwrite them. */
  private void requireNone() throws SQLException {
    long rows = count();
    if (rows > 0) {
      throw DstreamException.failed(
          "table "
              + named
              + " has "
              + Phrases.count(rows, "total")
              + " of an earlier run, and totals that begin anew would overwrite them",
          "go on from the checkpoint of that run (--checkpoint DIR), write into another table"
              + " (--jdbc-table TABLE), or delete its totals ("
              + JdbcSink.REPLACE
              + ")",
          null);
    }
  }

  /** Fails if a row is later than {@code limit}, because it is not of this stream. */
  private void requireNoneAfter(Instant limit, String what) throws SQLException {
    String time = table.column(shape.batchTime());
    String later =
        String.format(
            Locale.ROOT,
            "SELECT %s, %s FROM %s WHERE %s > ?",
            table.columns(shape.values()),
            time,
            table.sql(),
            time);
    try (PreparedStatement statement = connection.prepareStatement(later)) {
      statement.setMaxRows(1);
      statement.setObject(1, dialect.time(limit));
      try (ResultSet rows = statement.executeQuery()) {
        if (rows.next()) {
          throw later(rows, what);
        }
      }
    }
  }

  private DstreamException later(ResultSet row, String what) throws SQLException {
    return DstreamException.failed(
        "table "
            + named
            + " has a row that is later than "
            + what
            + ": "
            + new RowPhrases(shape.result()).whole(values(row))
            + " of "
            + dialect.time(row, shape.values().size() + 1),
        "another stream wrote it, or a clock was wrong: look at the row, or name another table"
            + " (--jdbc-table TABLE)",
        null);
  }

  private Row values(ResultSet row) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (TableColumn column : shape.values()) {
      int position = values.size() + 1;
      Object value =
          switch (column.type()) {
            case BIGINT -> row.getLong(position);
            case DOUBLE -> row.getDouble(position);
            case BOOLEAN -> row.getBoolean(position);
            default -> text(row.getString(position));
          };
      values.add(row.wasNull() ? null : value);
    }
    return new Row(values);
  }

  private static byte[] text(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private long deleteAll() throws SQLException {
    int limit = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, 0); // deleting from a large table is slow
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate("DELETE FROM " + table.sql());
    } finally {
      connection.setNetworkTimeout(Runnable::run, limit);
    }
  }
}
