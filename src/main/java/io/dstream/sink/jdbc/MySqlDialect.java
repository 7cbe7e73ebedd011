package io.dstream.sink.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** MySQL 5.7 and newer, MariaDB 10.2 and newer; both use MySQL's driver. */
final class MySqlDialect implements Dialect {
  private static final String MYSQL = "jdbc:mysql:";
  private static final String MARIADB = "jdbc:mariadb:";
  private static final long LONGEST_CONNECT_MILLIS = 10_000;

  /**
   * Lock wait, deadlock, too many connections, shutdown, server gone or lost, query or connection
   * killed, read-only while another server takes over, XA rollback.
   */
  private static final Set<Integer> PASSING =
      Set.of(1205, 1213, 1040, 1053, 2006, 2013, 1317, 1927, 1290, 1836, 1614, 4031);

  @Override
  public List<String> prefixes() {
    return List.of(MYSQL, MARIADB);
  }

  @Override
  public String example() {
    return "jdbc:mysql://localhost:3306/DATABASE";
  }

  @Override
  public String driverClass() {
    return "com.mysql.cj.jdbc.Driver";
  }

  @Override
  public String driverUrl(JdbcUrl url) {
    return url.text().startsWith(MARIADB)
        ? MYSQL + url.text().substring(MARIADB.length())
        : url.text();
  }

  /** Leaves out strict mode, the driver's default; without it, long values are truncated. */
  @Override
  public Map<String, String> settings(Duration timeout) {
    long millis = Math.max(1000, timeout.toMillis());
    return Map.of(
        "rewriteBatchedStatements", "true",
        "connectTimeout", Long.toString(Math.min(LONGEST_CONNECT_MILLIS, millis)),
        "socketTimeout", Long.toString(millis));
  }

  @Override
  public String currentSchema(Connection connection) throws SQLException {
    return connection.getCatalog();
  }

  @Override
  public List<ColumnFacts> columns(Connection connection, JdbcTable table) throws SQLException {
    return Catalogue.columns(
        connection,
        """
        SELECT column_name, column_type, COALESCE(collation_name, ''),
          is_nullable = 'NO' AND column_default IS NULL AND extra = ''
        FROM information_schema.columns WHERE table_schema = ? AND table_name = ?
        ORDER BY ordinal_position\
        """,
        table);
  }

  @Override
  public List<String> primaryKey(Connection connection, JdbcTable table) throws SQLException {
    return Catalogue.primaryKey(connection, table.schema(), null, table.name());
  }

  @Override
  public Map<String, Set<String>> uniqueIndexes(Connection connection, JdbcTable table)
      throws SQLException {
    return Catalogue.uniqueIndexes(connection, table.schema(), null, table.name());
  }

  @Override
  public Optional<String> refusal(Connection connection, JdbcTable table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT t.engine FROM information_schema.tables t
            LEFT JOIN information_schema.engines e ON e.engine = t.engine
            WHERE t.table_schema = ? AND t.table_name = ? AND COALESCE(e.transactions, 'NO') <> 'YES'\
            """)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of("is of the engine " + rows.getString(1) + ", which has no transactions")
            : Optional.empty();
      }
    }
  }

  @Override
  public String type(SqlType type) {
    return switch (type) {
      case TEXT -> "longtext";
      case BIGINT -> "bigint";
      case DOUBLE -> "double";
      case BOOLEAN -> "tinyint(1)";
      case BATCH_TIME -> "datetime(3)";
      case HASH -> "binary(32)";
      case BYTES -> "longblob";
    };
  }

  @Override
  public boolean serves(SqlType needed, String type) {
    return switch (needed) {
      case BIGINT -> type.matches("bigint(\\(\\d+\\))?");
      case BOOLEAN -> type.matches("tinyint(\\(\\d+\\))?");
      case BATCH_TIME -> type.matches("datetime\\([3-6]\\)");
      default -> type.equals(type(needed));
    };
  }

  /**
   * Returns the best collation of the server: it compares code points, if possible without padding.
   * In MariaDB, the second collation is an alias of the first.
   */
  @Override
  public String collation(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT collation_name FROM information_schema.collations
                WHERE collation_name IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'utf8mb4_bin')
                ORDER BY FIELD(collation_name, 'utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'utf8mb4_bin')\
                """)) {
      return rows.next() ? rows.getString(1) : "utf8mb4_bin";
    }
  }

  @Override
  public String declaredType(SqlType type, String collation) {
    return type == SqlType.TEXT
        ? type(type) + " CHARACTER SET utf8mb4 COLLATE " + collation
        : type(type);
  }

  @Override
  public String create(JdbcTable table, TableShape shape, String collation) {
    return Dialect.super.create(table, shape, collation) + " ENGINE=InnoDB";
  }

  /** Uses VALUES(), which MariaDB supports too; assignments are evaluated from left to right. */
  @Override
  public String upsert(JdbcTable table, TableShape shape) {
    return String.format(
            Locale.ROOT,
            "INSERT INTO %s (%s) VALUES (%s) ON DUPLICATE KEY UPDATE ",
            table.sql(),
            table.columns(shape.columns()),
            String.join(", ", Collections.nCopies(shape.columns().size(), "?")))
        + assignments(table, shape, column -> column, column -> "VALUES(" + column + ")");
  }

  /** Converts the time to UTC, because the column type has no time zone. */
  @Override
  public Object time(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  @Override
  public Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  @Override
  public boolean tryLock(Connection connection, JdbcTable table) throws SQLException {
    return ask(connection, "SELECT GET_LOCK(?, 0)", table.lockName()).equals(Optional.of("1"));
  }

  @Override
  public Optional<String> lockOwner(Connection connection, JdbcTable table) throws SQLException {
    Optional<String> id = ask(connection, "SELECT IS_USED_LOCK(?)", table.lockName());
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String from = "SELECT host FROM information_schema.processlist WHERE id = ?";
    return Optional.of(
        "connection "
            + id.get()
            + ask(connection, from, id.get()).map(host -> " from " + host).orElse(""));
  }

  /** Returns the first value that a query with one parameter yields. */
  private static Optional<String> ask(Connection connection, String query, String parameter)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    }
  }

  @Override
  public boolean passes(SQLException failure) {
    return PASSING.contains(failure.getErrorCode());
  }

  /** Returns the only fetch size with which the driver does not fetch all rows at once. */
  @Override
  public int fetchSize(int rows) {
    return Integer.MIN_VALUE;
  }
}
