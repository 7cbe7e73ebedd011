package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks whether an existing table has the shape that rows need; the check changes nothing. */
final class TableCheck {
  private final Connection connection;
  private final Dialect dialect;
  private final TableName named;
  private final JdbcTable table;

  TableCheck(Connection connection, Dialect dialect, TableName named) throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.named = named;
    this.table = named.in(connection, dialect);
  }

  /**
   * Checks the table.
   *
   * @return whether the table exists
   * @throws DstreamException when the table exists and has another shape: exit status 2
   * @throws SQLException when the database does not answer, or does not allow rows to be written
   */
  boolean passes(TableShape shape) throws SQLException {
    List<ColumnFacts> columns = dialect.columns(connection, table);
    if (columns.isEmpty()) {
      return false;
    }
    String collation = dialect.collation(connection);
    for (TableColumn column : shape.columns()) {
      ColumnFacts facts = requireColumn(column, columns);
      if (shape.isKeyText(column)) {
        requireCollation(column, facts, collation);
      }
    }
    requireNoOther(shape, columns);
    requireKey(shape);
    requireNoOtherKey(shape);
    Optional<String> refusal = dialect.refusal(connection, table);
    if (refusal.isPresent()) {
      throw DstreamException.usage("table " + named + " " + refusal.get(), hint());
    }
    tryPrivileges(shape);
    return true;
  }

  private ColumnFacts requireColumn(TableColumn column, List<ColumnFacts> columns) {
    ColumnFacts facts =
        find(column, columns).orElseThrow(() -> wrong("has no column " + column.name(), column));
    if (!dialect.serves(column.type(), facts.type())) {
      throw wrong("has column " + column.name() + " of type " + facts.type(), column);
    }
    if (column.nullable() && facts.needsValue()) {
      throw wrong("has column " + column.name() + " that must not be null", column);
    }
    return facts;
  }

  private void requireCollation(TableColumn column, ColumnFacts facts, String collation) {
    if (!facts.collation().equals(collation)) {
      throw DstreamException.usage(
          "table "
              + named
              + ": its column "
              + column.name()
              + " has the collation "
              + facts.collation()
              + ", under which texts that differ can be equal"
              + (collation.isEmpty() ? "" : "; it needs " + collation),
          hint());
    }
  }

  private Optional<ColumnFacts> find(TableColumn column, List<ColumnFacts> columns) {
    String name = table.identifiers().fold(column.name());
    return columns.stream().filter(facts -> facts.name().equals(name)).findFirst();
  }

  private DstreamException wrong(String what, TableColumn column) {
    return DstreamException.usage(
        "table "
            + named
            + " "
            + what
            + "; it needs "
            + column.name()
            + " "
            + dialect.type(column.type())
            + (column.nullable() ? ", null allowed, for " : ", for ")
            + column.type().purpose(),
        hint());
  }

  private void requireNoOther(TableShape shape, List<ColumnFacts> columns) {
    for (ColumnFacts facts : columns) {
      boolean ours =
          shape.columns().stream()
              .anyMatch(column -> facts.name().equals(table.identifiers().fold(column.name())));
      if (!ours && facts.needsValue()) {
        throw DstreamException.usage(
            "table " + named + " has a column " + facts.name() + " that needs a value", hint());
      }
    }
  }

  private void requireKey(TableShape shape) throws SQLException {
    List<String> key = dialect.primaryKey(connection, table);
    List<String> needed = needed(shape);
    if (!key.equals(needed)) {
      throw DstreamException.usage(
          "table "
              + named
              + (key.isEmpty() ? " has no primary key" : " has the primary key " + names(key))
              + "; "
              + shape
              + " need "
              + names(needed),
          hint());
    }
  }

  private List<String> needed(TableShape shape) {
    return shape.key().stream().map(column -> table.identifiers().fold(column.name())).toList();
  }

  /** Rejects unique indexes without all key columns; different keys could violate them. */
  private void requireNoOtherKey(TableShape shape) throws SQLException {
    for (Map.Entry<String, Set<String>> index :
        dialect.uniqueIndexes(connection, table).entrySet()) {
      if (!index.getValue().containsAll(needed(shape))) {
        throw DstreamException.usage(
            "table "
                + named
                + " has the unique index "
                + index.getKey()
                + " on "
                + names(index.getValue())
                + ", under which rows that differ can be equal",
            hint());
      }
    }
  }

  private static String names(Collection<String> columns) {
    return "("
        + columns.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "))
        + ")";
  }

  private static String hint() {
    return "name another table with --jdbc-table: it is made with the right columns";
  }

  /** Runs statements that change no row, but fail if the user has no privilege to write. */
  private void tryPrivileges(TableShape shape) throws SQLException {
    String columns = table.columns(shape.columns());
    String time = table.column(shape.batchTime());
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          String.format(
              Locale.ROOT,
              "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %1$s WHERE 1 = 0",
              table.sql(),
              columns));
      statement.executeUpdate(
          String.format(Locale.ROOT, "UPDATE %1$s SET %2$s = %2$s WHERE 1 = 0", table.sql(), time));
    }
  }

  /** Returns the rows of the table, which {@link #passes} the check. */
  StoredRows rows(TableShape shape) {
    return new StoredRows(connection, dialect, named, table, shape);
  }

  /** Creates the table if it is missing. */
  void create(TableShape shape) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(dialect.create(table, shape, dialect.collation(connection)));
    }
  }

  /** Returns the statements for the rows of the table. */
  RowStatements statements(TableShape shape) {
    return new RowStatements(
        dialect.upsert(table, shape),
        String.format(
            Locale.ROOT,
            "SELECT %s FROM %s WHERE %s = ?",
            table.column(shape.batchTime()),
            table.sql(),
            table.column(shape.hash())));
  }
}
