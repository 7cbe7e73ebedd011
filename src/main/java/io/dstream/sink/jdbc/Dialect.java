package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What differs from database to database; the URL tells which it is. */
interface Dialect {
  /** How its URLs begin. */
  List<String> prefixes();

  /** An example of a URL. */
  String example();

  /** The class of its driver. */
  String driverClass();

  /** The URL for the driver. */
  default String driverUrl(JdbcUrl url) {
    return url.text();
  }

  /** The URL for the driver that does not make a database that is missing. */
  default String existingUrl(JdbcUrl url) {
    return driverUrl(url);
  }

  /** The URL for the driver by which nothing in a database can be changed, and none be made. */
  default String readingUrl(JdbcUrl url) {
    return existingUrl(url);
  }

  /** Whether a failure says that the database is yet to be made, by the first connection. */
  default boolean saysNotMadeYet(SQLException failure) {
    return false;
  }

  /**
   * Refuses what cannot be of use.
   *
   * @throws DstreamException when the URL is such
   */
  default void refuse(JdbcUrl url) {
    // All are of use.
  }

  /** Whether the database is in this process, so that executors elsewhere cannot share it. */
  default boolean embedded(JdbcUrl url) {
    return false;
  }

  /** Settings of the driver, where the URL says nothing else. */
  Map<String, String> settings(Duration timeout);

  /** Who logs in when nobody is named; empty to leave it to the driver. */
  default String defaultUser() {
    return "";
  }

  /** The schema that unqualified names are in; null or empty when there is none. */
  default String currentSchema(Connection connection) throws SQLException {
    return connection.getSchema();
  }

  /** The columns of a table; none when there is no such table. */
  List<ColumnFacts> columns(Connection connection, JdbcTable table) throws SQLException;

  /** The names of the primary key's columns, in its order. */
  List<String> primaryKey(Connection connection, JdbcTable table) throws SQLException;

  /** The unique indexes, the primary key's too: the names of their columns by theirs. */
  Map<String, Set<String>> uniqueIndexes(Connection connection, JdbcTable table)
      throws SQLException;

  /** What else makes a table useless, as in "table t …". */
  default Optional<String> refusal(Connection connection, JdbcTable table) throws SQLException {
    return Optional.empty();
  }

  /** The type that a column gets, as the database's own catalogue writes it. */
  String type(Column column);

  /** Whether a column that is there does as well as one of {@link #type}. */
  default boolean serves(Column column, String type) {
    return type.equals(type(column));
  }

  /**
   * The collation under which words are what their bytes are; empty when that is so anyway.
   *
   * @see ColumnFacts#collation
   */
  default String collation(Connection connection) throws SQLException {
    return "";
  }

  /** Makes the table when it is missing. */
  default String create(JdbcTable table, TableShape shape, String collation) {
    return "CREATE TABLE IF NOT EXISTS "
        + table.sql()
        + " ("
        + List.of(Column.values()).stream()
            .map(
                column ->
                    table.column(column)
                        + " "
                        + declaredType(column, collation)
                        + (column == Column.WORD_BYTES ? "" : " NOT NULL"))
            .collect(Collectors.joining(", "))
        + ", PRIMARY KEY ("
        + table.columns(shape.key())
        + "))";
  }

  /** The type of a column in {@link #create}. */
  default String declaredType(Column column, String collation) {
    return type(column);
  }

  /**
   * The statement that puts a row in, its parameters in the order of {@link Column}. A row of the
   * same key and batch time may be there already, of a task that ran before. A total of a later
   * batch makes the statement fail: a straggling task must not undo it, and no row may be left out
   * silently.
   */
  String upsert(JdbcTable table, TableShape shape);

  /**
   * The count that takes the place of a stored one, for {@link #upsert}. Where the stored total is
   * of a later batch it is beyond a {@code BIGINT}, which is an error (22003) in every database.
   *
   * @param count of the new row; above zero
   * @param storedTime batch time of the stored row
   * @param time batch time of the new row
   */
  default String replacingCount(String count, String storedTime, String time) {
    return String.format(
        Locale.ROOT,
        "CASE WHEN %2$s <= %3$s THEN %1$s ELSE %1$s + %4$d END",
        count,
        storedTime,
        time,
        Long.MAX_VALUE);
  }

  /** A batch time as the driver takes it. */
  Object time(Instant time);

  /** A batch time that a row has in a column, counted from 1. */
  default Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Whether a text column can hold this text. */
  default boolean holds(String text) {
    return true;
  }

  /** Whether {@link #tryLock} keeps other programs from a table. */
  default boolean locksTables(JdbcUrl url) {
    return true;
  }

  /**
   * Takes the lock of a table for this connection, where nobody has it; does not wait. It is none
   * of the locks that rows and statements need.
   *
   * @return whether this connection has it; always so where the connection keeps other programs out
   *     of the whole database
   */
  boolean tryLock(Connection connection, JdbcTable table) throws SQLException;

  /** Who has the lock of a table, where the database tells. */
  default Optional<String> lockOwner(Connection connection, JdbcTable table) throws SQLException {
    return Optional.empty();
  }

  /** Whether an error that is this database's own will pass when it is tried again. */
  boolean passes(SQLException failure);

  /** What to tell the driver so that it fetches some rows at a time. */
  default int fetchSize(int rows) {
    return rows;
  }
}
