package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives code outside the stream access to the table of a {@link JdbcSink}. */
public final class TableAccess {
  /** The number of rows to fetch at a time; by default, drivers fetch all rows at once. */
  private static final int FETCH = 10_000;

  private final JdbcTarget target;
  private final TableName name;

  private TableAccess(JdbcTarget target, TableName name) {
    this.target = target;
    this.name = name;
  }

  /** Receives rows. */
  @FunctionalInterface
  public interface RowReader {
    void row(String text, long number);
  }

  /**
   * Returns the table that the options of the sink name; does not connect yet.
   *
   * @param user empty for none
   * @param password {@code env:NAME}, {@code file:PATH}, or empty for none
   * @throws DstreamException wrong usage
   */
  public static TableAccess of(String url, String user, String password, String table) {
    return of(JdbcSink.of(url, user, password, table));
  }

  /** Returns the table of {@code sink}; does not connect yet. */
  public static TableAccess of(JdbcSink sink) {
    return new TableAccess(sink.target(), sink.table());
  }

  /**
   * Returns whether the table exists and has a row. The methods of this class throw {@link
   * DstreamException}, exit status 1, when the database cannot be used.
   */
  public boolean hasRows() {
    return isThere()
        && inDatabase(
            (connection, table) -> {
              try (Statement statement = connection.createStatement()) {
                statement.setMaxRows(1); // drivers may fetch all rows otherwise
                try (ResultSet rows = statement.executeQuery("SELECT 1 FROM " + table.sql())) {
                  return rows.next();
                }
              }
            });
  }

  /**
   * Returns the options for Spark's JDBC reader, including the password.
   *
   * @throws DstreamException exit status 1, when the database cannot be used
   */
  public Map<String, String> readerOptions() {
    Map<String, String> options = new HashMap<>();
    target
        .properties()
        .forEach((option, value) -> options.put(option.toString(), value.toString()));
    options.put("url", target.dialect().readingUrl(target.url()));
    options.put("driver", target.dialect().driverClass());
    options.put("dbtable", inDatabase(TableAccess::readable));
    return options;
  }

  /**
   * Returns the table, or a query of it that casts times with a zone to times in the zone of this
   * JVM, because Spark supports no others.
   */
  private static String readable(Connection connection, JdbcTable table) throws SQLException {
    List<String> columns = new ArrayList<>();
    boolean zoned = false;
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table.sql() + " WHERE 1 = 0")) {
      for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
        String column = table.identifiers().quoted(none.getMetaData().getColumnName(i));
        boolean time = none.getMetaData().getColumnType(i) == Types.TIMESTAMP_WITH_TIMEZONE;
        columns.add(time ? "CAST(" + column + " AS TIMESTAMP) AS " + column : column);
        zoned |= time;
      }
    }
    return zoned
        ? "(SELECT " + String.join(", ", columns) + " FROM " + table.sql() + ") AS t"
        : table.sql();
  }

  /** Masks the passwords of the database in a message. */
  public String masked(String message) {
    return target.masked(message);
  }

  /** Describes the table and its database, without passwords. */
  @Override
  public String toString() {
    return "table " + name + " at " + target;
  }

  /** Opens a connection with the driver settings of the sink. */
  public Connection connect() throws SQLException {
    return target.connect();
  }

  /**
   * Reads two columns of every row, in any order.
   *
   * @param text the name of a column of text
   * @param number the name of a column of whole numbers
   */
  public void read(String text, String number, RowReader reader) {
    inDatabase(
        (connection, table) -> {
          connection.setAutoCommit(false); // PostgreSQL fetches all rows at once otherwise
          try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(target.dialect().fetchSize(FETCH));
            try (ResultSet rows = statement.executeQuery(select(table, text, number))) {
              while (rows.next()) {
                reader.row(rows.getString(1), rows.getLong(2));
              }
            }
          }
          return null;
        });
  }

  /**
   * Opens the rows in the order of their batches; the table must exist.
   *
   * @param columns the names of the columns to read besides the batch time
   */
  public TableRows rows(List<String> columns) {
    try {
      return rows(target.connect(), columns);
    } catch (SQLException e) {
      throw ConnectFailures.explain(e, target, name);
    }
  }

  private TableRows rows(Connection connection, List<String> columns) throws SQLException {
    try {
      return new TableRows(
          connection,
          byBatch(name.in(connection, target.dialect()), columns),
          target.dialect().fetchSize(FETCH),
          e -> ConnectFailures.explain(e, target, name));
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static String byBatch(JdbcTable table, List<String> columns) {
    return String.format(
        Locale.ROOT,
        "SELECT %s, %s FROM %s ORDER BY %1$s",
        table.identifiers().column(TableShape.BATCH_TIME),
        columns.stream().map(table.identifiers()::column).collect(Collectors.joining(", ")),
        table.sql());
  }

  /** Drops the table if it exists. */
  public void drop() {
    inDatabase(
        (connection, table) -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute("DROP TABLE IF EXISTS " + table.sql());
          }
        });
  }

  private boolean isThere() {
    return inDatabase(
        (connection, table) -> !target.dialect().columns(connection, table).isEmpty());
  }

  private static String select(JdbcTable table, String text, String number) {
    return String.format(
        Locale.ROOT,
        "SELECT %s, %s FROM %s",
        table.identifiers().column(text),
        table.identifiers().column(number),
        table.sql());
  }

  private interface Work<T> {
    T on(Connection connection, JdbcTable table) throws SQLException;
  }

  private <T> T inDatabase(Work<T> work) {
    try (Connection connection = target.connect()) {
      return work.on(connection, name.in(connection, target.dialect()));
    } catch (SQLException e) {
      throw ConnectFailures.explain(e, target, name);
    }
  }
}
