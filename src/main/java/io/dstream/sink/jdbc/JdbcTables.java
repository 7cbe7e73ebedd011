package io.dstream.sink.jdbc;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Secret;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** Lists the tables of a database that {@code --jdbc-table} can name; changes nothing there. */
public final class JdbcTables {
  /** The JDBC table types of tables that are neither views nor system tables. */
  private static final String[] KINDS = {"TABLE", "BASE TABLE"};

  private JdbcTables() {}

  /**
   * Returns the table names of the login's current schema, as a user writes them, sorted.
   *
   * @param user empty for none
   * @param password as {@code --jdbc-password} takes it, or empty for none
   * @param patience the timeout of the login and then of the answer: one second or more
   * @throws DstreamException wrong usage, also if the password would have to be prompted for
   * @throws SQLException when the database is unavailable, does not exist or refuses the login
   */
  public static List<String> names(String url, String user, String password, Duration patience)
      throws SQLException {
    if (password.equals(PasswordOption.ASK)) {
      throw DstreamException.usage("--jdbc-password: nobody is asked for the names of tables");
    }
    JdbcUrl where = JdbcSink.checked(url);
    Secret secret = password.isEmpty() ? Secret.NONE : PasswordOption.read(password);
    JdbcTarget target = new JdbcTarget(where, user, secret, patience, 1);
    TreeSet<String> names = new TreeSet<>();
    try (Connection connection = target.connectToRead()) {
      DatabaseMetaData database = connection.getMetaData();
      Identifiers identifiers = Identifiers.of(database);
      try (ResultSet rows =
          database.getTables(connection.getCatalog(), connection.getSchema(), "%", KINDS)) {
        while (rows.next()) {
          TableName.written(rows.getString("TABLE_NAME"), identifiers).ifPresent(names::add);
        }
      }
    }
    return List.copyOf(names);
  }
}
