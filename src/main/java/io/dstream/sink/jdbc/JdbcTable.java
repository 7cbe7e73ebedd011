package io.dstream.sink.jdbc;

import java.util.List;
import java.util.stream.Collectors;

/** A table in a database, its names as the database keeps them. */
record JdbcTable(String schema, String name, Identifiers identifiers) {
  String sql() {
    return identifiers.quoted(schema) + "." + identifiers.quoted(name);
  }

  String column(Column column) {
    return identifiers.column(column);
  }

  /** Columns with commas between them. */
  String columns(List<Column> columns) {
    return columns.stream().map(this::column).collect(Collectors.joining(", "));
  }
}
