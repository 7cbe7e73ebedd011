package io.dstream.sink.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL 12 and newer. */
final class PostgresDialect implements Dialect {
  /** Shutdown, crash, starting up, lock not available, cancelled by an administrator. */
  private static final Set<String> PASSING = Set.of("57P01", "57P02", "57P03", "55P03", "57014");

  private static final long LONGEST_CONNECT_SECONDS = 10;

  @Override
  public List<String> prefixes() {
    return List.of("jdbc:postgresql:");
  }

  @Override
  public String example() {
    return "jdbc:postgresql://localhost:5432/DATABASE";
  }

  @Override
  public String driverClass() {
    return "org.postgresql.Driver";
  }

  @Override
  public Map<String, String> settings(Duration timeout) {
    long seconds = Math.max(1, timeout.toSeconds());
    return Map.of(
        "reWriteBatchedInserts", "true",
        "connectTimeout", Long.toString(Math.min(LONGEST_CONNECT_SECONDS, seconds)),
        "socketTimeout", Long.toString(seconds),
        "tcpKeepAlive", "true",
        "ApplicationName", "dstream");
  }

  @Override
  public List<ColumnFacts> columns(Connection connection, JdbcTable table) throws SQLException {
    return Catalogue.columns(
        connection,
        """
        SELECT a.attname, format_type(a.atttypid, a.atttypmod),
          CASE WHEN c.collisdeterministic THEN '' ELSE COALESCE(c.collname, '') END,
          a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''
        FROM pg_attribute a
          JOIN pg_class r ON r.oid = a.attrelid
          JOIN pg_namespace n ON n.oid = r.relnamespace
          LEFT JOIN pg_collation c ON c.oid = a.attcollation
        WHERE n.nspname = ? AND r.relname = ? AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum\
        """,
        table);
  }

  @Override
  public List<String> primaryKey(Connection connection, JdbcTable table) throws SQLException {
    return Catalogue.primaryKey(connection, null, table.schema(), table.name());
  }

  @Override
  public Map<String, Set<String>> uniqueIndexes(Connection connection, JdbcTable table)
      throws SQLException {
    return Catalogue.uniqueIndexes(connection, null, table.schema(), table.name());
  }

  @Override
  public String type(SqlType type) {
    return switch (type) {
      case TEXT -> "text";
      case BIGINT -> "bigint";
      case DOUBLE -> "double precision";
      case BOOLEAN -> "boolean";
      case BATCH_TIME -> "timestamp(3) with time zone";
      case HASH, BYTES -> "bytea";
    };
  }

  @Override
  public boolean serves(SqlType needed, String type) {
    return needed == SqlType.BATCH_TIME
        ? type.matches("timestamp(\\([3-6]\\))? with time zone")
        : type.equals(type(needed));
  }

  @Override
  public String upsert(JdbcTable table, TableShape shape) {
    return String.format(
            Locale.ROOT,
            "INSERT INTO %s AS t (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET ",
            table.sql(),
            table.columns(shape.columns()),
            String.join(", ", Collections.nCopies(shape.columns().size(), "?")),
            table.columns(shape.key()))
        + assignments(table, shape, column -> "t." + column, column -> "EXCLUDED." + column);
  }

  @Override
  public Object time(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  @Override
  public boolean tryLock(Connection connection, JdbcTable table) throws SQLException {
    return ask(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))::text", table)
        .equals(Optional.of("true"));
  }

  @Override
  public Optional<String> lockOwner(Connection connection, JdbcTable table) throws SQLException {
    return ask(
        connection,
        """
        SELECT 'backend ' || l.pid || COALESCE(' from ' || host(a.client_addr) || ':' || a.client_port, '')
        FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(?, 0)""",
        table);
  }

  /** Returns the first value of a query whose parameter is the name of the table's lock. */
  private static Optional<String> ask(Connection connection, String query, JdbcTable table)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table.lockName());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /** Returns whether the text has no U+0000, which PostgreSQL cannot store in text. */
  @Override
  public boolean holds(String text) {
    return text.indexOf('\0') < 0;
  }

  @Override
  public boolean passes(SQLException failure) {
    return PASSING.contains(failure.getSQLState());
  }
}
