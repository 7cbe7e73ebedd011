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
import java.util.function.UnaryOperator;
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
  String type(SqlType type);

  /** Whether a column that is there does as well as one of {@link #type}. */
  default boolean serves(SqlType needed, String type) {
    return type.equals(type(needed));
  }

  /**
   * The collation under which texts are what their bytes are; empty when that is so anyway.
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
        + shape.columns().stream()
            .map(
                column ->
                    table.column(column)
                        + " "
                        + declaredType(column.type(), collation)
                        + (column.nullable() ? "" : " NOT NULL"))
            .collect(Collectors.joining(", "))
        + ", PRIMARY KEY ("
        + table.columns(shape.key())
        + "))";
  }

  /** The type of a column in {@link #create}. */
  default String declaredType(SqlType type, String collation) {
    return type(type);
  }

  /**
   * The statement that puts a row in, its parameters in the order of {@link TableShape#columns}. A
   * row of the same key and batch time may be there already, of a task that ran before. A total of
   * a later batch makes the statement fail: a straggling task must not undo it, and no row may be
   * left out silently.
   */
  String upsert(JdbcTable table, TableShape shape);

  /**
   * What {@link #upsert} changes in a row that is there. Where the stored row is of a later batch,
   * the time is a number beyond a {@code BIGINT} first, which is an error (22003) in every
   * database, whatever its mode. The number comes from the hash, which is never null: an optimizer
   * would compute a constant, and so fail, where nothing is later.
   *
   * @param stored how the statement names a column of the stored row
   * @param added how it names one of the new row
   */
  default String assignments(
      JdbcTable table,
      TableShape shape,
      UnaryOperator<String> stored,
      UnaryOperator<String> added) {
    String values =
        shape.replaced().stream()
            .map(table::column)
            .map(column -> column + " = " + added.apply(column) + ", ")
            .collect(Collectors.joining());
    String time = table.column(shape.batchTime());
    return values
        + String.format(
            Locale.ROOT,
            "%1$s = CASE WHEN (CASE WHEN %2$s <= %3$s THEN 0 ELSE OCTET_LENGTH(%4$s) * %5$d END) = 0"
                + " THEN %3$s END",
            time,
            stored.apply(time),
            added.apply(time),
            added.apply(table.column(shape.hash())),
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
