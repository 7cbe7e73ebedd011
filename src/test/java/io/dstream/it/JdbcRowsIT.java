package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.control.Notices;
import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.jdbc.JdbcSink;
import io.dstream.sink.jdbc.Rows;
import io.dstream.spec.Beginning;
import io.dstream.testing.LocalSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of any columns in the tables of real servers. */
class JdbcRowsIT {
  private static final Instant TIME = Instant.parse("2026-11-22T16:00:01Z");
  private static final Instant LATER = TIME.plusMillis(1);
  private static final List<Column> COLUMNS =
      List.of(
          new Column("host", ColumnType.STRING, true),
          Column.required("port", ColumnType.BIGINT),
          new Column("mean", ColumnType.DOUBLE, true),
          new Column("up", ColumnType.BOOLEAN, true),
          new Column("tags", ColumnType.JSON, true));
  private static final Schema TOTALS = new Schema(COLUMNS, List.of(0, 1), true, List.of());
  private static final Schema KEYLESS = new Schema(COLUMNS, List.of(), false, List.of());
  private static final String MEANS =
      "SELECT COUNT(*) FROM wordcount WHERE host = 'a' AND port = 80 AND mean ";

  @RegisterExtension static final MariaDb.Extension MARIADB = new MariaDb.Extension();
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "postgres"})
  void totalsOfAnyColumnsAreReplacedByLaterOnesAlone(String kind) throws IOException {
    Database database = database(kind);
    RowBlock first = Rows.one(bytes("a"), 80L, -1.5, true, bytes("[1]"));
    RowBlock second = Rows.one(bytes("a"), 80L, null, false, null);
    RowBlock nobody = Rows.one(null, -1L, null, null, null);
    try (Sink.BatchWriter writer = open(database, TOTALS, Beginning.anew())) {
      write(writer, TIME, first, nobody);
      write(writer, TIME, nobody, first); // a task that runs again
      assertThat(database.value(MEANS + "= -1.5 AND up AND tags = '[1]'")).isEqualTo("1");
      write(writer, LATER, second);
      assertThatThrownBy(() -> write(writer, TIME, first))
          .hasStackTraceContaining(
              "table wordcount rejects the host 'a', port 80 of the batch of 2026-11-22T16:00:01Z:"
                  + " it has a total of 2026-11-22T16:00:01.001Z for it, which is later");
      assertThat(writer.totalsHeld()).hasValue(2);
    }
    assertThat(database.value(MEANS + "IS NULL AND NOT up AND tags IS NULL")).isEqualTo("1");
    assertThatThrownBy(() -> open(database, TOTALS, Beginning.after(TIME)))
        .hasMessageEndingWith(
            "the host 'a', port 80 with mean null, up false, tags null"
                + " of 2026-11-22T16:00:01.001Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "postgres"})
  void rowsWithoutAKeyAreThereAsOftenAsTheBatchHasThem(String kind) throws IOException {
    Database database = database(kind);
    RowBlock a = Rows.one(bytes("a"), 80L, 0.5, true, bytes("{}"));
    RowBlock b = Rows.one(null, 1L, null, null, null);
    try (Sink.BatchWriter writer = open(database, KEYLESS, Beginning.anew())) {
      write(writer, TIME, a, b, a);
      writer.write(spark.context().parallelize(List.of(b, a, a), 1), TIME);
      write(writer, LATER, a);
    }
    assertThat(database.value(MEANS + "= 0.5")).isEqualTo("3");
    assertThat(database.value("SELECT COUNT(*) FROM wordcount")).isEqualTo("4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "postgres"})
  void aNumberThatTheDatabaseDoesNotHaveIsAnErrorThatNamesTheRow(String kind) throws IOException {
    Database database = database(kind);
    RowBlock row = Rows.one(bytes("a"), 80L, Double.NaN, null, null);
    try (Sink.BatchWriter writer = open(database, TOTALS, Beginning.anew())) {
      if (kind.equals("postgres")) {
        write(writer, TIME, row);
        assertThat(database.value(MEANS + "= 'NaN'")).isEqualTo("1");
      } else {
        assertThatThrownBy(() -> write(writer, TIME, row))
            .hasStackTraceContaining("table wordcount rejects the host 'a', port 80 of the batch")
            .hasStackTraceContaining("NaN");
      }
    }
  }

  private static Database database(String kind) {
    Database database = kind.equals("mariadb") ? MARIADB.server().database() : POSTGRES.database();
    database.execute("DROP TABLE IF EXISTS wordcount");
    return database;
  }

  private static Sink.BatchWriter open(Database database, Schema schema, Beginning beginning) {
    Notices nobody = Notices.to(new PrintWriter(Writer.nullWriter()), true, false);
    return JdbcSink.of(database.url(), database.user(), database.password(), Database.TABLE)
        .open(schema, beginning, new Sink.Outlets(OutputStream.nullOutputStream(), nobody));
  }

  /** Writes a batch, a partition per block. */
  private static void write(Sink.BatchWriter writer, Instant time, RowBlock... blocks)
      throws IOException {
    writer.write(spark.context().parallelize(List.of(blocks), blocks.length), time);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
