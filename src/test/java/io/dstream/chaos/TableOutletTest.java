package io.dstream.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.chaos.ChaosSpec.Database;
import io.dstream.control.Notices;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of the jdbc sink as chaos reads them, in an H2 database. */
class TableOutletTest {
  private static final Notices NOBODY =
      Notices.to(new PrintWriter(Writer.nullWriter()), true, false);

  @TempDir private Path directory;
  private String url;
  private Workspace workspace;

  @BeforeEach
  void nameThem() {
    url = "jdbc:h2:" + directory.resolve("db");
    workspace = new Workspace(directory.resolve("dstream-chaos-42"), directory);
  }

  @Test
  void rowsOfAllBatchesAreSummedAndATableOfItsOwnIsDropped() throws SQLException {
    Found found = Found.ofCounts();
    try (Cleanup cleanup = new Cleanup(NOBODY)) {
      TableOutlet outlet = TableOutlet.at(database(Optional.empty()), workspace, false, cleanup);
      assertThat(outlet.arguments()).contains("--jdbc-url", url, "dstream_chaos_42");
      fill("dstream_chaos_42");
      outlet.read(found);
    }
    assertThat(found.counts()).isEqualTo(Map.of("spark", 5L, "Spark", 1L));
    assertThatThrownBy(() -> sql("SELECT 1 FROM dstream_chaos_42"))
        .hasMessageContaining("not found");
  }

  @Test
  void aTableOfTheUserMustBeEmptyAndStays() throws SQLException {
    try (Cleanup cleanup = new Cleanup(NOBODY)) {
      TableOutlet.at(database(Optional.of("mine")), workspace, false, cleanup);
      fill("mine");
    }
    try (Cleanup cleanup = new Cleanup(NOBODY)) {
      assertThatThrownBy(
              () -> TableOutlet.at(database(Optional.of("mine")), workspace, false, cleanup))
          .hasMessage("--jdbc-table: mine has rows already");
    }
    sql("SELECT 1 FROM mine");
  }

  private Database database(Optional<String> table) {
    return new Database(url, Optional.empty(), Optional.empty(), table);
  }

  private void fill(String table) throws SQLException {
    sql("CREATE TABLE " + table + " (word VARCHAR, count BIGINT)");
    sql("INSERT INTO " + table + " VALUES ('spark', 2), ('Spark', 1), ('spark', 3)");
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement one = connection.createStatement()) {
      one.execute(statement);
    }
  }
}
