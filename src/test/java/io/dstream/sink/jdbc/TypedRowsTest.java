package io.dstream.sink.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.Notices;
import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.testing.LocalSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rows of any columns, with a key and without, in a table of H2. */
class TypedRowsTest {
  private static final Instant TIME = Instant.parse("2026-11-22T16:00:01Z");
  private static final Instant LATER = TIME.plusMillis(1);
  private static final List<Column> HOST_AND_MEAN =
      List.of(
          Column.required("host", ColumnType.STRING), new Column("mean", ColumnType.DOUBLE, true));
  private static final Schema MEANS = new Schema(HOST_AND_MEAN, List.of(0), true, List.of());

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @TempDir private Path directory;
  private String url;

  @BeforeEach
  void nameIt() {
    url = "jdbc:h2:" + directory.resolve("db");
  }

  @Test
  void valuesOfEveryTypeComeBackAndRowsOfABatchThatIsWrittenAgainAreThereOnce() throws Exception {
    Schema schema =
        new Schema(
            List.of(
                new Column("host", ColumnType.STRING, true),
                Column.required("port", ColumnType.BIGINT),
                new Column("mean", ColumnType.DOUBLE, true),
                new Column("up", ColumnType.BOOLEAN, true),
                new Column("tags", ColumnType.JSON, true)),
            List.of(0, 1),
            false,
            List.of());
    RowBlock whole = Rows.one(bytes("a"), Long.MIN_VALUE, 1.5, true, bytes("[1]"));
    RowBlock empty = Rows.one(null, 1L, null, null, null);
    RowBlock odd = Rows.one("\u00FF".getBytes(ISO_8859_1), 2L, Double.NaN, false, bytes("{}"));
    RowBlock same = Rows.one(bytes(""), 1L, Double.NEGATIVE_INFINITY, null, null);
    try (Sink.BatchWriter writer = open(schema, Beginning.anew())) {
      write(writer, TIME, whole, empty, odd, same);
      write(writer, TIME, same, odd, empty, whole);
      write(writer, LATER, whole);
    }
    assertThat(stored("SELECT host, port, mean, up, tags FROM t ORDER BY batch_time, port, host"))
        .containsExactly(
            Arrays.asList("a", Long.MIN_VALUE, 1.5, true, "[1]"),
            Arrays.asList(null, 1L, null, null, null),
            Arrays.asList("", 1L, Double.NEGATIVE_INFINITY, null, null),
            Arrays.asList("\uFFFD", 2L, Double.NaN, false, "{}"),
            Arrays.asList("a", Long.MIN_VALUE, 1.5, true, "[1]"));
    assertThat(stored("SELECT port FROM t WHERE host_bytes = X'FF'")).containsExactly(List.of(2L));
    assertThat(stored("SELECT COUNT(host_bytes) FROM t")).containsExactly(List.of(1L));
  }

  @Test
  void aTotalIsReplacedByALaterOneAndNeverByAnEarlierOneWhateverItsColumns() throws Exception {
    try (Sink.BatchWriter writer = open(MEANS, Beginning.anew())) {
      write(writer, TIME, Rows.one(bytes("a"), 1.5), Rows.one(bytes("b"), -1.0));
      write(writer, LATER, Rows.one(bytes("a"), null));
      write(writer, LATER, Rows.one(bytes("a"), null)); // a task that runs again
      assertThatThrownBy(() -> write(writer, TIME, Rows.one(bytes("a"), 1.5)))
          .hasStackTraceContaining(
              "table t rejects the host 'a' of the batch of 2026-11-22T16:00:01Z:"
                  + " it has a total of 2026-11-22T16:00:01.001Z for it, which is later");
      assertThat(writer.totalsHeld()).hasValue(2);
    }
    assertThat(stored("SELECT host, mean FROM t ORDER BY host"))
        .containsExactly(Arrays.asList("a", null), Arrays.asList("b", -1.0));
    assertThatThrownBy(() -> open(MEANS, Beginning.after(TIME)))
        .hasMessageEndingWith("the host 'a' with mean null of 2026-11-22T16:00:01.001Z");
  }

  @Test
  void negativeTotalsAreGuardedToo() throws Exception {
    Schema sums =
        new Schema(
            List.of(
                Column.required("day", ColumnType.BIGINT),
                Column.required("sum", ColumnType.BIGINT)),
            List.of(0),
            true,
            List.of(1));
    try (Sink.BatchWriter writer = open(sums, Beginning.anew())) {
      write(writer, LATER, Rows.one(1L, -3L));
      assertThatThrownBy(() -> write(writer, TIME, Rows.one(1L, -2L)))
          .hasStackTraceContaining("table t rejects the day 1 of the batch of");
    }
    assertThat(stored("SELECT sum FROM t")).containsExactly(List.of(-3L));
  }

  @Test
  void rowsWithoutAKeyAreThereAsOftenAsTheBatchHasThemInWhateverOrderItIsWritten()
      throws Exception {
    Schema schema = new Schema(HOST_AND_MEAN, List.of(), false, List.of());
    RowBlock a = Rows.one(bytes("a"), 1.0);
    RowBlock b = Rows.one(bytes("b"), null);
    try (Sink.BatchWriter writer = open(schema, Beginning.anew())) {
      write(writer, TIME, a, b, a, a);
      write(writer, TIME, b, a, a, a);
      writer.write(spark.context().parallelize(List.of(a, a, b, a), 1), TIME);
      write(writer, LATER, a, a);
    }
    String counts =
        "SELECT host, mean, COUNT(*) FROM t WHERE batch_time = '%s' GROUP BY host, mean";
    assertThat(stored(counts.formatted(TIME) + " ORDER BY 1"))
        .containsExactly(Arrays.asList("a", 1.0, 3L), Arrays.asList("b", null, 1L));
    assertThat(stored(counts.formatted(LATER))).containsExactly(Arrays.asList("a", 1.0, 2L));
  }

  @Test
  void aColumnThatTakesNoNullIsRefusedWhereTheResultHasSome() throws SQLException {
    stored("SELECT 1"); // makes the database
    execute(
        """
        CREATE TABLE t (host CLOB NOT NULL, mean DOUBLE PRECISION NOT NULL,
          batch_time TIMESTAMP(3) WITH TIME ZONE NOT NULL, host_hash BINARY(32) PRIMARY KEY,
          host_bytes BLOB)""");
    assertThatThrownBy(() -> open(MEANS, Beginning.anew()))
        .isInstanceOf(DstreamException.class)
        .hasMessage(
            "table t has column mean that must not be null; it needs mean double precision,"
                + " null allowed, for numbers of double precision");
  }

  @Test
  void aWriterThatIsClosedHasCommittedAndReleasedTheFile() throws Exception {
    Path file = directory.resolve("db.mv.db");
    try (Sink.BatchWriter writer = open(MEANS, Beginning.anew())) {
      write(writer, TIME, Rows.one(bytes("a"), 1.5));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) { // throws while this JVM has it
      assertThat(lock.isValid()).isTrue();
    }
    assertThat(stored("SELECT mean FROM t")).containsExactly(List.of(1.5));
  }

  private Sink.BatchWriter open(Schema schema, Beginning beginning) {
    Notices nobody = Notices.to(new PrintWriter(Writer.nullWriter()), true, false);
    return JdbcSink.of(url, "", "", "t")
        .open(schema, beginning, new Sink.Outlets(OutputStream.nullOutputStream(), nobody));
  }

  /** Writes a batch, a partition per block. */
  private static void write(Sink.BatchWriter writer, Instant time, RowBlock... blocks)
      throws IOException {
    writer.write(spark.context().parallelize(List.of(blocks), blocks.length), time);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<List<Object>> stored(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<List<Object>> found = new ArrayList<>();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          Object value = rows.getObject(i);
          row.add(value instanceof java.sql.Clob ? rows.getString(i) : value);
        }
        found.add(row);
      }
      return found;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
