package io.dstream.sink.jdbc;

import io.dstream.sink.keyed.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table in a database, with its names as the database stores them. */
record JdbcTable(String schema, String name, Identifiers identifiers) {
  private static final int LOCK_BYTES = 16;

  String sql() {
    return identifiers.quoted(schema) + "." + identifiers.quoted(name);
  }

  /**
   * Returns the name of the table's lock, the same for every stream that writes into the table: 40
   * characters. The case of the table's name makes no difference, because some servers ignore it.
   */
  String lockName() {
    String name = (schema + "." + this.name).toLowerCase(Locale.ROOT);
    byte[] hash = Sha256.digest().digest(name.getBytes(StandardCharsets.UTF_8));
    return "dstream-" + HexFormat.of().formatHex(hash, 0, LOCK_BYTES);
  }

  String column(TableColumn column) {
    return identifiers.column(column.name());
  }

  /** Returns the quoted column names, separated by commas. */
  String columns(List<TableColumn> columns) {
    return columns.stream().map(this::column).collect(Collectors.joining(", "));
  }
}
