package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** H2 2.x, embedded or as a server. */
final class H2Dialect implements Dialect {
  private static final String PREFIX = "jdbc:h2:";
  private static final int DATABASE_NOT_FOUND = 90146;

  /** Deadlock, lock time-out, concurrent update, connection broken, database closed. */
  private static final Set<Integer> PASSING = Set.of(40001, 50200, 90131, 90067, 90098);

  @Override
  public List<String> prefixes() {
    return List.of(PREFIX);
  }

  @Override
  public String example() {
    return "jdbc:h2:./dstream";
  }

  @Override
  public String driverClass() {
    return "org.h2.Driver";
  }

  @Override
  public String driverUrl(JdbcUrl url) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (inThisProcess(url)) {
      // Commits are written to disk at once. By default, an H2 thread writes them 500 ms later.
      settings.put("WRITE_DELAY", "0");
      // Errors come as exceptions; a trace file or stderr output is not needed as well.
      settings.put("TRACE_LEVEL_FILE", "0");
    }
    if (embedded(url)) {
      // The pool closes the database after the last batch; a signal must not close it earlier.
      settings.put("DB_CLOSE_ON_EXIT", "FALSE");
    }
    return url.text()
        + settings.entrySet().stream()
            .filter(setting -> !url.sets(setting.getKey()))
            .map(setting -> ";" + setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining());
  }

  @Override
  public String existingUrl(JdbcUrl url) {
    return driverUrl(url) + (url.sets("IFEXISTS") ? "" : ";IFEXISTS=TRUE");
  }

  /** Opens the file read-only: opened for writing, H2 reorganizes it and its time changes. */
  @Override
  public String readingUrl(JdbcUrl url) {
    boolean says = url.sets("ACCESS_MODE_DATA") || !embedded(url);
    return existingUrl(url) + (says ? "" : ";ACCESS_MODE_DATA=r");
  }

  @Override
  public boolean saysNotMadeYet(SQLException failure) {
    return failure.getErrorCode() == DATABASE_NOT_FOUND;
  }

  @Override
  public void refuse(JdbcUrl url) {
    if (url.text().startsWith(PREFIX + "mem:")) {
      throw DstreamException.usage(
          "--jdbc-url " + url + " is in memory and gone when the program ends",
          "name a file, such as " + example());
    }
  }

  @Override
  public boolean embedded(JdbcUrl url) {
    return inThisProcess(url) && !url.sets("AUTO_SERVER");
  }

  private static boolean inThisProcess(JdbcUrl url) {
    return Stream.of("tcp:", "ssl:").noneMatch(url.text().substring(PREFIX.length())::startsWith);
  }

  @Override
  public Map<String, String> settings(Duration timeout) {
    return Map.of();
  }

  /** Returns the default user of H2's own tools. */
  @Override
  public String defaultUser() {
    return "sa";
  }

  @Override
  public List<ColumnFacts> columns(Connection connection, JdbcTable table) throws SQLException {
    return Catalogue.columns(
        connection,
        """
        SELECT column_name,
          data_type || COALESCE('(' || COALESCE(datetime_precision,
            CASE WHEN data_type NOT LIKE '%LARGE OBJECT' THEN character_maximum_length END) || ')', ''),
          CASE collation_name WHEN 'OFF' THEN '' ELSE COALESCE(collation_name, '') END,
          is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'
            AND is_generated = 'NEVER'
        FROM information_schema.columns WHERE table_schema = ? AND table_name = ?
        ORDER BY ordinal_position\
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
      case TEXT -> "character large object";
      case BIGINT -> "bigint";
      case DOUBLE -> "double precision";
      case BOOLEAN -> "boolean";
      case BATCH_TIME -> "timestamp(3) with time zone";
      case HASH -> "binary(32)";
      case BYTES -> "binary large object";
    };
  }

  /** The catalogue writes the precision of a timestamp at the end. */
  @Override
  public boolean serves(SqlType needed, String type) {
    return needed == SqlType.BATCH_TIME
        ? type.matches("timestamp with time zone\\([3-9]\\)")
        : type.equals(type(needed));
  }

  @Override
  public String upsert(JdbcTable table, TableShape shape) {
    List<TableColumn> all = shape.columns();
    String parameters =
        all.stream()
            .map(column -> "CAST(? AS " + type(column.type()) + ")")
            .collect(Collectors.joining(", "));
    String same =
        shape.key().stream()
            .map(column -> "t." + table.column(column) + " = s." + table.column(column))
            .collect(Collectors.joining(" AND "));
    return String.format(
            Locale.ROOT,
            "MERGE INTO %s t USING (VALUES (%s)) s(%s) ON %s",
            table.sql(),
            parameters,
            table.columns(all),
            same)
        + " WHEN MATCHED THEN UPDATE SET "
        + assignments(table, shape, column -> "t." + column, column -> "s." + column)
        + String.format(
            Locale.ROOT,
            " WHEN NOT MATCHED THEN INSERT (%s) VALUES (%s)",
            table.columns(all),
            all.stream().map(c -> "s." + table.column(c)).collect(Collectors.joining(", ")));
  }

  @Override
  public Object time(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  /** An open connection to a file keeps other processes out; a server has no named locks. */
  @Override
  public boolean locksTables(JdbcUrl url) {
    return embedded(url);
  }

  @Override
  public boolean tryLock(Connection connection, JdbcTable table) {
    return true;
  }

  @Override
  public boolean passes(SQLException failure) {
    return PASSING.contains(failure.getErrorCode());
  }
}
