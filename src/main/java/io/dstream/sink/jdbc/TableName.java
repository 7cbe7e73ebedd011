package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table as {@code --jdbc-table} names it: {@code table} or {@code schema.table}, with plain names
 * that need no quotes.
 *
 * @param schema empty for the current schema of the connection
 */
record TableName(String schema, String table) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A plain name; PostgreSQL truncates names to 63 bytes. */
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_$]{0,62}";

  private static final Pattern FORM = Pattern.compile("(?:(" + NAME + ")\\.)?(" + NAME + ")");

  /**
   * Parses a table name.
   *
   * @throws DstreamException when the text is not a plain name
   */
  static TableName parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw DstreamException.usage(
          "--jdbc-table '" + text + "' is no plain name of a table",
          "write NAME or SCHEMA.NAME, of letters, digits and _");
    }
    return new TableName(form.group(1) == null ? "" : form.group(1), form.group(2));
  }

  /**
   * Returns how a user writes the table that a database stores under the name {@code kept}; empty
   * if {@link #parse} accepts no such name.
   */
  static Optional<String> written(String kept, Identifiers identifiers) {
    return Stream.of(kept.toLowerCase(Locale.ROOT), kept)
        .filter(name -> identifiers.fold(name).equals(kept))
        .filter(name -> name.matches(NAME))
        .findFirst();
  }

  /**
   * Resolves the name in a database; the table need not exist.
   *
   * @throws DstreamException when the connection has no current schema and none is given
   */
  JdbcTable in(Connection connection, Dialect dialect) throws SQLException {
    Identifiers identifiers = Identifiers.of(connection.getMetaData());
    String current = schema.isEmpty() ? dialect.currentSchema(connection) : "";
    if (schema.isEmpty() && (current == null || current.isEmpty())) {
      throw DstreamException.usage(
          "--jdbc-table " + this + ": --jdbc-url names no database for it",
          "add the database to the URL, or say --jdbc-table DATABASE." + table);
    }
    String in = schema.isEmpty() ? current : identifiers.fold(schema);
    return new JdbcTable(in, identifiers.fold(table), identifiers);
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? table : schema + "." + table;
  }
}
