package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Database;
import io.dstream.sink.jdbc.TableAccess;
import io.dstream.spec.DstreamException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of a database. No connection stays open, since a database in a file has one user at a
 * time.
 */
final class TableOutlet implements Outlet {
  private final Database database;
  private final String name;
  private final TableAccess table;

  private TableOutlet(Database database, String name) {
    this.database = database;
    this.name = name;
    this.table =
        TableAccess.of(
            database.url(), database.user().orElse(""), database.password().orElse(""), name);
  }

  /** A table of the user's database; one of its own is dropped in the end. */
  static TableOutlet at(Database database, Workspace workspace, boolean keep, Cleanup cleanup) {
    TableOutlet outlet =
        new TableOutlet(database, database.table().orElse("dstream_chaos_" + workspace.id()));
    if (outlet.table.hasRows()) {
      throw DstreamException.usage(
          "--jdbc-table: " + outlet.name + " has rows already",
          "name one that is empty or not there yet");
    }
    if (!keep && database.table().isEmpty()) {
      cleanup.add(outlet.table::drop);
    }
    return outlet;
  }

  /** A table of an H2 database in the workspace. */
  static TableOutlet embedded(Workspace workspace, Cleanup cleanup) {
    String url = "jdbc:h2:" + workspace.directory("database").resolve("results");
    Database h2 = new Database(url, Optional.empty(), Optional.empty(), Optional.empty());
    return at(h2, workspace, true, cleanup);
  }

  @Override
  public List<String> arguments() {
    List<String> words = new ArrayList<>(List.of("--sink", "jdbc"));
    words.addAll(List.of("--jdbc-url", database.url(), "--jdbc-table", name));
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
    table.read("word", "count", (word, count) -> found.add(name, word, count));
  }
}
