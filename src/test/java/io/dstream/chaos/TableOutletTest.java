package io.dstream.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.chaos.ChaosSpec.Database;
import io.dstream.control.Notices;
import io.dstream.sink.jdbc.TableAccess;
import io.dstream.sink.jdbc.TableRows;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
  void rowsAreReadBatchByBatchInTheOrderOfTheirTimes() throws SQLException {
    sql("CREATE TABLE mine (word VARCHAR, batch_time TIMESTAMP(3) WITH TIME ZONE, count BIGINT)");
    sql(
        "INSERT INTO mine VALUES ('b', '2026-01-01 00:00:10Z', 1),"
            + " ('a', '2026-01-01 01:00:09.5+01', 2), ('b', '2026-01-01 00:00:10Z', 1),"
            + " (NULL, '2026-01-01 00:00:10Z', 3)");
    try (ResultReader results = TableOutlet.byBatch(mine())) {
      assertThat(results.next().orElseThrow().rows())
          .isEqualTo(Map.of("2026-01-01T00:00:09.500Z\ta\t2", 1L));
      assertThat(results.next().orElseThrow().rows())
          .isEqualTo(
              Map.of(
                  "2026-01-01T00:00:10.000Z\tb\t1", 2L, "2026-01-01T00:00:10.000Z\tnull\t3", 1L));
      assertThat(results.next()).isEmpty();
    }
  }

  @Test
  void whatIsExpectedGoesIntoATableBesideItThatIsDropped() throws SQLException {
    try (Cleanup cleanup = new Cleanup(NOBODY)) {
      Outlet outlet = TableOutlet.at(database(Optional.of("mine")), workspace, false, cleanup);
      assertThat(outlet.another(workspace, cleanup).arguments())
          .contains("--jdbc-url", url, "dstream_chaos_42_expected");
      fill("dstream_chaos_42_expected");
    }
    assertThatThrownBy(() -> sql("SELECT 1 FROM dstream_chaos_42_expected"))
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

  private TableRows mine() {
    return TableAccess.of(url, "", "", "mine").rows(List.of("word", "count"));
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
