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

/** The differences between databases. The JDBC URL determines the dialect. */
interface Dialect {
  /** Returns the prefixes of the database's URLs. */
  List<String> prefixes();

  /** Returns an example of a URL. */
  String example();

  /** Returns the class name of the JDBC driver. */
  String driverClass();

  /** Returns the URL for the driver. */
  default String driverUrl(JdbcUrl url) {
    return url.text();
  }

  /** Returns a URL for the driver that does not create a missing database. */
  default String existingUrl(JdbcUrl url) {
    return driverUrl(url);
  }

  /** Returns a URL for the driver with which nothing in a database can be created or changed. */
  default String readingUrl(JdbcUrl url) {
    return existingUrl(url);
  }

  /** Returns whether a failure means that the first connection is yet to create the database. */
  default boolean saysNotMadeYet(SQLException failure) {
    return false;
  }

  /**
   * Rejects a URL that the sink cannot use.
   *
   * @throws DstreamException when the URL is unusable
   */
  default void refuse(JdbcUrl url) {
    // Every URL is usable.
  }

  /** Returns whether the database runs in this process, so that other processes cannot share it. */
  default boolean embedded(JdbcUrl url) {
    return false;
  }

  /** Returns settings of the driver; settings in the URL override them. */
  Map<String, String> settings(Duration timeout);

  /** Returns the user to log in when none is given; empty to let the driver choose. */
  default String defaultUser() {
    return "";
  }

  /** Returns the schema of unqualified names; null or empty when there is none. */
  default String currentSchema(Connection connection) throws SQLException {
    return connection.getSchema();
  }

  /** Returns the columns of a table; none when there is no such table. */
  List<ColumnFacts> columns(Connection connection, JdbcTable table) throws SQLException;

  /** Returns the column names of the primary key, in its order. */
  List<String> primaryKey(Connection connection, JdbcTable table) throws SQLException;

  /** Returns the column names of each unique index, also the primary key's, by index name. */
  Map<String, Set<String>> uniqueIndexes(Connection connection, JdbcTable table)
      throws SQLException;

  /** Returns another reason why a table is unusable, to follow "table t" in a message. */
  default Optional<String> refusal(Connection connection, JdbcTable table) throws SQLException {
    return Optional.empty();
  }

  /** Returns the type of a new column, as the database's catalogue writes it. */
  String type(SqlType type);

  /** Returns whether an existing column can be used instead of one of {@link #type}. */
  default boolean serves(SqlType needed, String type) {
    return type.equals(type(needed));
  }

  /**
   * Returns the collation that compares texts byte by byte; empty when no collation is needed.
   *
   * @see ColumnFacts#collation
   */
  default String collation(Connection connection) throws SQLException {
    return "";
  }

  /** Returns the statement that creates the table if it is missing. */
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

  /** Returns the type of a column in {@link #create}. */
  default String declaredType(SqlType type, String collation) {
    return type(type);
  }

  /**
   * Returns the statement that inserts or updates a row. Its parameters are in the order of {@link
   * TableShape#columns}. An earlier task may already have written a row with the same key and batch
   * time. The statement fails if the table has a total of a later batch: a straggling task must not
   * undo that total, and no row may be dropped silently.
   */
  String upsert(JdbcTable table, TableShape shape);

  /**
   * Returns the assignments by which {@link #upsert} changes an existing row. If the stored row is
   * of a later batch, the assignment of the batch time computes a number that exceeds {@code
   * BIGINT}, which is an error (22003) in every database and mode. The number depends on the hash,
   * which is never null. An optimizer would evaluate a constant in advance, and so fail even where
   * no row is later.
   *
   * @param stored returns the statement's name of a column of the stored row
   * @param added returns the statement's name of a column of the new row
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

  /** Converts a batch time to the driver's type. */
  Object time(Instant time);

  /** Reads a batch time from a column of a row; columns count from 1. */
  default Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Returns whether a text column can hold this text. */
  default boolean holds(String text) {
    return true;
  }

  /** Returns whether {@link #tryLock} keeps other programs out of a table. */
  default boolean locksTables(JdbcUrl url) {
    return true;
  }

  /**
   * Tries to take the lock of a table for this connection, without waiting. The lock is separate
   * from the locks of rows and statements.
   *
   * @return whether this connection has the lock; always true if the connection keeps other
   *     programs out of the whole database
   */
  boolean tryLock(Connection connection, JdbcTable table) throws SQLException;

  /** Returns who holds the lock of a table, if the database can tell. */
  default Optional<String> lockOwner(Connection connection, JdbcTable table) throws SQLException {
    return Optional.empty();
  }

  /** Returns whether a database-specific error is transient, so that a retry may succeed. */
  boolean passes(SQLException failure);

  /** Returns the JDBC fetch size that makes the driver fetch some rows at a time. */
  default int fetchSize(int rows) {
    return rows;
  }
}
