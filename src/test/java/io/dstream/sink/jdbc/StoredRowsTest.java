package io.dstream.sink.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.Notices;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Secret;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are in the table before a stream begins, and what becomes of them. */
class StoredRowsTest {
  private static final Instant LAST = Instant.parse("2026-11-22T16:00:01Z");
  private static final Beginning GOES_ON = Beginning.after(LAST);
  private static final Sink.Outlets NOBODY =
      new Sink.Outlets(
          OutputStream.nullOutputStream(),
          Notices.to(new PrintWriter(Writer.nullWriter()), true, false));

  @TempDir private Path directory;
  private String url;

  @BeforeEach
  void nameIt() {
    url = "jdbc:h2:" + directory.resolve("db");
  }

  @Test
  void totalsThatBeginAnewOverwriteNone() throws SQLException {
    open(Schema.WORD_TOTALS, Beginning.anew(), false);
    open(Schema.WORD_TOTALS, Beginning.anew(), false); // it is still empty
    store("one", 3, LAST);
    assertThatThrownBy(() -> open(Schema.WORD_TOTALS, Beginning.anew(), false))
        .hasMessage(
            "table wordcount has 1 total of an earlier run,"
                + " and totals that begin anew would overwrite them")
        .satisfies(
            e ->
                assertThat(((DstreamException) e).hint().orElseThrow())
                    .contains("--checkpoint DIR", "--jdbc-table", "--jdbc-replace-totals"))
        .satisfies(e -> assertThat(((DstreamException) e).exitStatus()).isOne());
    assertThat(value("SELECT count FROM wordcount")).isEqualTo("3");
  }

  @Test
  void totalsAreReplacedWhereTheStreamBeginsAnewAndKeptWhereItGoesOn() throws SQLException {
    open(Schema.WORD_TOTALS, Beginning.anew(), true);
    store("one", 3, LAST);
    open(Schema.WORD_TOTALS, GOES_ON, true);
    assertThat(value("SELECT count FROM wordcount")).isEqualTo("3");
    open(Schema.WORD_TOTALS, Beginning.anew(), true);
    assertThat(value("SELECT COUNT(*) FROM wordcount")).isEqualTo("0");
  }

  @Test
  void aTotalThatTheCheckpointDoesNotKnowIsNotOverwritten() throws SQLException {
    open(Schema.WORD_TOTALS, GOES_ON, false);
    store("one", 3, LAST.plusMillis(1));
    assertThatThrownBy(() -> open(Schema.WORD_TOTALS, GOES_ON, false))
        .hasMessage(
            "table wordcount has a row that is later than the last batch of the checkpoint,"
                + " 2026-11-22T16:00:01Z: the word 'one' with count 3 of 2026-11-22T16:00:01.001Z");
  }

  @Test
  void rowsOfTheFutureAreNotMetByBatches() throws SQLException {
    open(Schema.WORD_COUNT, Beginning.anew(), false);
    store("past", 3, LAST);
    open(Schema.WORD_COUNT, Beginning.anew(), false);
    Instant future = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    store("future", 3, future);
    assertThatThrownBy(() -> open(Schema.WORD_COUNT, GOES_ON, false))
        .hasMessage(
            "table wordcount has a row that is later than now: the word 'future' with count 3 of "
                + future);
  }

  @Test
  void aLaterTotalIsAnErrorThatNamesTheRowAndNothingIsLeftOut() throws Exception {
    open(Schema.WORD_TOTALS, Beginning.anew(), false);
    write(Schema.WORD_TOTALS, LAST, 2);
    write(Schema.WORD_TOTALS, LAST, 2); // a task that runs again
    write(Schema.WORD_TOTALS, LAST.plusSeconds(1), 3);
    assertThatThrownBy(() -> write(Schema.WORD_TOTALS, LAST, 5))
        .hasMessage(
            "table wordcount rejects the word 'one' of the batch of 2026-11-22T16:00:01Z:"
                + " it has a total of 2026-11-22T16:00:02Z for it, which is later");
    assertThat(value("SELECT count FROM wordcount WHERE word = 'one'")).isEqualTo("3");
  }

  @Test
  void aBatchThatIsWrittenAgainHasItsRowsOnce() throws Exception {
    open(Schema.WORD_COUNT, Beginning.anew(), false);
    write(Schema.WORD_COUNT, LAST, 2);
    write(Schema.WORD_COUNT, LAST, 2);
    assertThat(value("SELECT SUM(count) FROM wordcount WHERE word = 'one'")).isEqualTo("2");
  }

  private void open(Schema schema, Beginning beginning, boolean replace) {
    new JdbcSink(target(), TableName.parse("wordcount"), replace)
        .open(schema, beginning, NOBODY)
        .close();
  }

  private JdbcTarget target() {
    return new JdbcTarget(new JdbcUrl(url), "", Secret.NONE, Duration.ofMinutes(1), 2);
  }

  /** Writes the word {@code one}, as a task of a batch does. */
  private void write(Schema schema, Instant time, long count) throws Exception {
    TableName table = TableName.parse("wordcount");
    TableShape shape = TableShape.of(schema);
    RowStatements sql;
    try (Connection connection = target().connect()) {
      sql = new TableCheck(connection, target().dialect(), table).statements(shape);
    }
    ConnectionPool.open("test", target(), notice -> {});
    try {
      new WriteRows("test", null, table, sql, shape, time)
          .call(List.of(Rows.one("one".getBytes(StandardCharsets.UTF_8), count)).iterator());
    } finally {
      ConnectionPool.close("test");
    }
  }

  private void store(String word, long count, Instant time) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO wordcount VALUES ('%1$s', %2$d, TIMESTAMP WITH TIME ZONE '%3$s', HASH('SHA-256', '%1$s'), NULL)"
              .formatted(word, count, time));
    }
  }

  private String value(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
