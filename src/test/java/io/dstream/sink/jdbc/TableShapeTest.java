package io.dstream.sink.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.Schema;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which table a result needs. */
class TableShapeTest {
  private static final JdbcTable H2 =
      new JdbcTable("PUBLIC", "T", new Identifiers("\"", Identifiers.Case.UPPER));
  private static final JdbcTable MYSQL =
      new JdbcTable("db", "t", new Identifiers("`", Identifiers.Case.AS_WRITTEN));
  private static final JdbcTable POSTGRES =
      new JdbcTable("public", "t", new Identifiers("\"", Identifiers.Case.LOWER));

  /** Two key columns, and one of each other type. */
  private static final List<Column> MIXED =
      List.of(
          new Column("host", ColumnType.STRING, true),
          Column.required("port", ColumnType.BIGINT),
          Column.required("mean", ColumnType.DOUBLE),
          Column.required("up", ColumnType.BOOLEAN),
          new Column("note", ColumnType.STRING, true),
          new Column("tags", ColumnType.JSON, true));

  @Test
  void wordsHaveTheTableTheyAlwaysHad() {
    assertThat(create(new H2Dialect(), H2, Schema.WORD_TOTALS))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "PUBLIC"."T" ("WORD" character large object NOT NULL, \
            "COUNT" bigint NOT NULL, "BATCH_TIME" timestamp(3) with time zone NOT NULL, \
            "WORD_HASH" binary(32) NOT NULL, "WORD_BYTES" binary large object, \
            PRIMARY KEY ("WORD_HASH"))""");
    assertThat(create(new MySqlDialect(), MYSQL, Schema.WORD_COUNT))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS `db`.`t` (`word` longtext CHARACTER SET utf8mb4 COLLATE c \
            NOT NULL, `count` bigint NOT NULL, `batch_time` datetime(3) NOT NULL, \
            `word_hash` binary(32) NOT NULL, `word_bytes` longblob, \
            PRIMARY KEY (`batch_time`, `word_hash`)) ENGINE=InnoDB""");
    assertThat(create(new PostgresDialect(), POSTGRES, Schema.WORD_COUNT))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "public"."t" ("word" text NOT NULL, \
            "count" bigint NOT NULL, "batch_time" timestamp(3) with time zone NOT NULL, \
            "word_hash" bytea NOT NULL, "word_bytes" bytea, \
            PRIMARY KEY ("batch_time", "word_hash"))""");
  }

  @Test
  void aResultOfAnyColumnsHasThemAndTheTablesOwn() {
    Schema totals = new Schema(MIXED, List.of(0, 1), true, List.of());
    assertThat(create(new H2Dialect(), H2, totals))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "PUBLIC"."T" ("HOST" character large object, \
            "PORT" bigint NOT NULL, "MEAN" double precision NOT NULL, "UP" boolean NOT NULL, \
            "NOTE" character large object, "TAGS" character large object, \
            "BATCH_TIME" timestamp(3) with time zone NOT NULL, "HOST_HASH" binary(32) NOT NULL, \
            "HOST_BYTES" binary large object, PRIMARY KEY ("HOST_HASH"))""");
    assertThat(create(new MySqlDialect(), MYSQL, totals))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS `db`.`t` (`host` longtext CHARACTER SET utf8mb4 COLLATE c, \
            `port` bigint NOT NULL, `mean` double NOT NULL, `up` tinyint(1) NOT NULL, \
            `note` longtext CHARACTER SET utf8mb4 COLLATE c, \
            `tags` longtext CHARACTER SET utf8mb4 COLLATE c, `batch_time` datetime(3) NOT NULL, \
            `host_hash` binary(32) NOT NULL, `host_bytes` longblob, \
            PRIMARY KEY (`host_hash`)) ENGINE=InnoDB""");
    assertThat(create(new PostgresDialect(), POSTGRES, totals))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "public"."t" ("host" text, "port" bigint NOT NULL, \
            "mean" double precision NOT NULL, "up" boolean NOT NULL, "note" text, "tags" text, \
            "batch_time" timestamp(3) with time zone NOT NULL, "host_hash" bytea NOT NULL, \
            "host_bytes" bytea, PRIMARY KEY ("host_hash"))""");
  }

  @Test
  void rowsWithoutAKeyAreKnownByBatchAndContent() {
    Schema keyless = new Schema(MIXED.subList(0, 2), List.of(), false, List.of());
    assertThat(create(new PostgresDialect(), POSTGRES, keyless))
        .isEqualTo(
            """
            CREATE TABLE IF NOT EXISTS "public"."t" ("host" text, "port" bigint NOT NULL, \
            "batch_time" timestamp(3) with time zone NOT NULL, "row_hash" bytea NOT NULL, \
            PRIMARY KEY ("batch_time", "row_hash"))""");
  }

  @Test
  void theKeysBytesAreThereForEachTextAmongThem() {
    Schema schema = new Schema(MIXED, List.of(4, 1, 0), false, List.of());
    assertThat(TableShape.of(schema).columns().stream().map(TableColumn::name))
        .endsWith("batch_time", "note_hash", "note_bytes", "host_bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "batch_time, batch_time",
    "Batch_Time, batch_time",
    "host_HASH, host_hash",
    "host_bytes, host_bytes",
    "Host, Host",
    "PORT, PORT"
  })
  void aNameThatTheTableHasTwiceIsWrongUsage(String name, String named) {
    List<Column> columns = new ArrayList<>(MIXED);
    columns.add(Column.required(name, ColumnType.BIGINT));
    assertThatThrownBy(() -> TableShape.of(new Schema(columns, List.of(0), false, List.of())))
        .hasMessage("--sink jdbc: the table would have two columns named " + named)
        .satisfies(
            e -> assertThat(((DstreamException) e).exitStatus()).isEqualTo(ExitStatus.USAGE));
  }

  @Test
  void aNameThatADatabaseWouldCutIsWrongUsage() {
    String name = "n".repeat(59);
    List<Column> columns = List.of(Column.required(name, ColumnType.BIGINT));
    assertThat(TableShape.of(new Schema(columns, List.of(), false, List.of())).columns())
        .hasSize(3);
    assertThatThrownBy(() -> TableShape.of(new Schema(columns, List.of(0), false, List.of())))
        .hasMessage("--sink jdbc: the name of column " + name + "_hash is longer than 63 bytes");
  }

  private static String create(Dialect dialect, JdbcTable table, Schema schema) {
    return dialect.create(table, TableShape.of(schema), "c");
  }
}
