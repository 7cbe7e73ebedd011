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

/** Reads the rows of a table one by one, in the order of their batches. */
public final class TableRows implements AutoCloseable {
  /** Formats all times with the same length, so that the texts sort in the order of the times. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final Connection connection;
  private final Function<SQLException, DstreamException> explain;
  private final Statement statement;
  private final ResultSet rows;

  /**
   * A row.
   *
   * @param batch the batch time as text, which sorts in the order of the times
   * @param values the other columns as text
   */
  public record Stored(String batch, List<String> values) {}

  /**
   * Starts reading; closing this object also closes the connection.
   *
   * @param select the query; its first column is the batch time
   * @param fetch the JDBC fetch size
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

  /** Returns the next row; empty after the last one. */
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
