package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Database;
import io.dstream.spec.DstreamException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table with the columns {@code word} and {@code count}. No connection stays open, since a
 * database in a file has one user at a time.
 */
final class TableOutlet implements Outlet {
  private static final int FETCH = 10_000;
  private static final String H2_USER = "sa";

  private final Database database;
  private final String table;
  private final String password;

  private TableOutlet(Database database, String table) {
    this.database = database;
    this.table = table;
    this.password = database.password().map(Passwords::resolve).orElse("");
  }

  /** A table of the user's database; one of its own is dropped in the end. */
  static TableOutlet at(Database database, Workspace workspace, boolean keep, Cleanup cleanup) {
    TableOutlet outlet =
        new TableOutlet(database, database.table().orElse("dstream_chaos_" + workspace.id()));
    outlet.requireNoRows();
    if (!keep && database.table().isEmpty()) {
      cleanup.add(outlet::drop);
    }
    return outlet;
  }

  /** A table of an H2 database in the workspace. */
  static TableOutlet embedded(Workspace workspace, Cleanup cleanup) {
    String url = "jdbc:h2:" + workspace.directory("database").resolve("results");
    Database h2 = new Database(url, Optional.of(H2_USER), Optional.empty(), Optional.empty());
    return at(h2, workspace, true, cleanup);
  }

  @Override
  public List<String> arguments() {
    List<String> words = new ArrayList<>(List.of("--sink", "jdbc"));
    words.addAll(List.of("--jdbc-url", database.url(), "--jdbc-table", table));
    database.user().ifPresent(user -> words.addAll(List.of("--jdbc-user", user)));
    database.password().ifPresent(where -> words.addAll(List.of("--jdbc-password", where)));
    return words;
  }

  @Override
  public List<Path> watched() {
    return List.of();
  }

  @Override
  public void read(Found found) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false); // PostgreSQL fetches all rows at once otherwise
      statement.setFetchSize(fetchSize());
      try (ResultSet rows = statement.executeQuery("SELECT word, count FROM " + table)) {
        while (rows.next()) {
          found.add(table, rows.getString(1), rows.getLong(2));
        }
      }
    } catch (SQLException e) {
      throw DstreamException.failed("cannot read table " + table + ": " + e.getMessage(), e);
    }
  }

  /** MySQL's driver streams rows for this one number only. */
  private int fetchSize() {
    return database.url().startsWith("jdbc:mysql:") ? Integer.MIN_VALUE : FETCH;
  }

  private void requireNoRows() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      if (hasRows(statement)) {
        throw DstreamException.usage(
            "--jdbc-table: " + table + " has rows already", "name one that is empty or not there");
      }
    } catch (SQLException e) {
      throw DstreamException.failed(
          "cannot connect to " + database.server() + ": " + e.getMessage(),
          "see --jdbc-url, --jdbc-user and --jdbc-password",
          e);
    }
  }

  private boolean hasRows(Statement statement) {
    try (ResultSet rows = statement.executeQuery("SELECT 1 FROM " + table)) {
      return rows.next();
    } catch (SQLException e) {
      return false; // it is not there yet
    }
  }

  private void drop() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + table);
    } catch (SQLException e) {
      throw DstreamException.failed("cannot drop table " + table + ": " + e.getMessage(), e);
    }
  }

  private Connection connect() throws SQLException {
    return database.user().isPresent() || database.password().isPresent()
        ? DriverManager.getConnection(database.url(), database.user().orElse(""), password)
        : DriverManager.getConnection(database.url());
  }
}
