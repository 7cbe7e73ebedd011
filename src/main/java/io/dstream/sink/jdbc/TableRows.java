package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Rows of a table in the order of their batches, one after the other. */
public final class TableRows implements AutoCloseable {
  /** All of the same length, so that they are in the order of the times. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final Connection connection;
  private final Function<SQLException, DstreamException> explain;
  private final Statement statement;
  private final ResultSet rows;

  /**
   * A row.
   *
   * @param batch the time of its batch; these are in the order of the times
   * @param values its other columns as text
   */
  public record Stored(String batch, List<String> values) {}

  /**
   * Begins to read; the connection is closed with it.
   *
   * @param select its first column is the batch time
   * @param fetch how many rows to fetch at a time, for the driver
   */
  TableRows(
      Connection connection,
      String select,
      int fetch,
      Function<SQLException, DstreamException> explain)
      throws SQLException {
    this.connection = connection;
    this.explain = explain;
    connection.setAutoCommit(false); // PostgreSQL fetches all rows at once otherwise
    this.statement = connection.createStatement();
    statement.setFetchSize(fetch);
    this.rows = statement.executeQuery(select);
  }

  /** The next row; empty after the last one. */
  public Optional<Stored> next() {
    try {
      if (!rows.next()) {
        return Optional.empty();
      }
      List<String> values = new ArrayList<>();
      for (int column = 2; column <= rows.getMetaData().getColumnCount(); column++) {
        values.add(String.valueOf(rows.getString(column)));
      }
      Instant time = rows.getTimestamp(1).toInstant();
      return Optional.of(new Stored(TIME.format(time), values));
    } catch (SQLException e) {
      throw explain.apply(e);
    }
  }

  @Override
  public void close() {
    try (connection) {
      try (statement) {
        rows.close();
      }
    } catch (SQLException e) {
      throw explain.apply(e);
    }
  }
}
