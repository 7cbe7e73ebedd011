package io.dstream.chaos;

import io.dstream.chaos.ChaosSpec.Database;
import io.dstream.row.Column;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.jdbc.JdbcSink;
import io.dstream.sink.jdbc.TableAccess;
import io.dstream.sink.jdbc.TableRows;
import io.dstream.spec.DstreamException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of a database. No connection stays open, since a database in a file allows one user at a
 * time.
 */
final class TableOutlet implements Outlet {
  private final Database database;
  private final String name;
  private final TableAccess table;
  private final boolean keep;

  private TableOutlet(Database database, String name, boolean keep) {
    this.database = database;
    this.name = name;
    this.table = TableAccess.of(sink(database, name));
    this.keep = keep;
  }

  private static JdbcSink sink(Database database, String name) {
    return JdbcSink.of(
        database.url(), database.user().orElse(""), database.password().orElse(""), name);
  }

  /** Returns a table of the user's database. One created for the run is dropped at the end. */
  static TableOutlet at(Database database, Workspace workspace, boolean keep, Cleanup cleanup) {
    TableOutlet outlet =
        new TableOutlet(database, database.table().orElse(nameIn(workspace)), keep);
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

  private static String nameIn(Workspace workspace) {
    return "dstream_chaos_" + workspace.id();
  }

  /** Returns a table of an H2 database in the workspace. */
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

  @Override
  public ResultReader results(Schema schema) {
    return byBatch(table.rows(schema.columns().stream().map(Column::name).toList()));
  }

  /** Returns a reader of the rows of a table, batch by batch. */
  static ResultReader byBatch(TableRows rows) {
    return new RowsByBatch(() -> rows.next().map(TableOutlet::row), rows::close);
  }

  private static RowsByBatch.Row row(TableRows.Stored stored) {
    String line = stored.batch() + "\t" + String.join("\t", stored.values());
    return new RowsByBatch.Row(stored.batch(), line);
  }

  /** Returns a new table in the same database, even when this one is the user's. */
  @Override
  public Outlet another(Workspace workspace, Cleanup cleanup) {
    TableOutlet other = new TableOutlet(database, nameIn(workspace) + "_expected", keep);
    if (!keep) {
      cleanup.add(other.table::drop);
    }
    return other;
  }

  @Override
  public Sink sink() {
    return sink(database, name);
  }
}
