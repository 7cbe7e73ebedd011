package io.dstream.sink.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a database's catalogue. */
final class Catalogue {
  private Catalogue() {}

  /**
   * Returns the columns that {@code query} finds.
   *
   * @param query takes the schema and the table as parameters; yields the name, type and collation
   *     of each column, and whether a row must have a value for it
   */
  static List<ColumnFacts> columns(Connection connection, String query, JdbcTable table)
      throws SQLException {
    List<ColumnFacts> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(
              new ColumnFacts(
                  rows.getString(1),
                  rows.getString(2).toLowerCase(Locale.ROOT),
                  rows.getString(3),
                  rows.getBoolean(4)));
        }
      }
    }
    return columns;
  }

  /** Reads the primary key of a table from the JDBC metadata; empty when there is none. */
  static List<String> primaryKey(Connection connection, String catalog, String schema, String table)
      throws SQLException {
    SortedMap<Integer, String> key = new TreeMap<>();
    try (ResultSet rows = connection.getMetaData().getPrimaryKeys(catalog, schema, table)) {
      while (rows.next()) {
        key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(key.values());
  }

  /** Reads the unique indexes of a table: the names of their columns by the name of the index. */
  static Map<String, Set<String>> uniqueIndexes(
      Connection connection, String catalog, String schema, String table) throws SQLException {
    Map<String, Set<String>> indexes = new TreeMap<>();
    try (ResultSet rows =
        connection.getMetaData().getIndexInfo(catalog, schema, table, true, true)) {
      while (rows.next()) {
        String index = rows.getString("INDEX_NAME");
        if (index != null) { // null for the table's statistics
          indexes
              .computeIfAbsent(index, name -> new TreeSet<>())
              .add(String.valueOf(rows.getString("COLUMN_NAME")));
        }
      }
    }
    return indexes;
  }
}
