package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.cli.CommandTree;
import io.dstream.control.Notices;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.sink.jdbc.JdbcSink;
import io.dstream.sink.jdbc.Rows;
import io.dstream.spec.Beginning;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A table that is there is looked at before anything starts; one that is not there is not made. */
class JdbcTableIT {
  private static final Map<String, String> TOTALS =
      Map.of(
          "h2",
          """
          CREATE TABLE wordcount (word CLOB NOT NULL, count BIGINT NOT NULL,
            batch_time TIMESTAMP(3) WITH TIME ZONE NOT NULL, word_hash BINARY(32) NOT NULL,
            word_bytes BLOB, PRIMARY KEY (word_hash))""",
          "mariadb",
          """
          CREATE TABLE wordcount (word LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
            count BIGINT NOT NULL, batch_time DATETIME(3) NOT NULL, word_hash BINARY(32) NOT NULL,
            word_bytes LONGBLOB, PRIMARY KEY (word_hash)) CHARACTER SET utf8mb4""",
          "postgres",
          """
          CREATE TABLE wordcount (word TEXT NOT NULL, count BIGINT NOT NULL,
            batch_time TIMESTAMP(3) WITH TIME ZONE NOT NULL, word_hash BYTEA NOT NULL,
            word_bytes BYTEA, PRIMARY KEY (word_hash))""");

  /** The hash of some word. */
  private static final Map<String, String> HASH =
      Map.of("h2", "X'0000'", "mariadb", "UNHEX('00')", "postgres", "decode('00', 'hex')");

  private static final Instant TIME = Instant.parse("2026-11-22T16:00:01Z");

  @RegisterExtension static final MariaDb.Extension MARIADB = new MariaDb.Extension();
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          h2;       word CLOB;              word VARCHAR(99);       word of type character varying(99)
          h2;       word CLOB NOT NULL,;    ;                       no column word;
          h2;       count BIGINT;           count INT;              count of type integer
          h2;       TIMESTAMP(3);           TIMESTAMP(2);           batch_time of type
          h2;       BINARY(32);             BINARY(16);             word_hash of type binary(16)
          h2;       KEY (word_hash);        KEY (batch_time, word_hash); primary key (batch_time, word_hash)
          mariadb;  LONGTEXT;               VARCHAR(99);            word of type varchar(99)
          mariadb;  utf8mb4_nopad_bin;      utf8mb4_general_ci;     utf8mb4_general_ci
          mariadb;  utf8mb4_nopad_bin;      utf8mb4_bin;            utf8mb4_bin
          mariadb;  count BIGINT;           counts BIGINT;          no column count
          mariadb;  DATETIME(3);            DATETIME;               batch_time of type datetime
          mariadb;  , PRIMARY KEY (word_hash); ;                    no primary key
          h2;       PRIMARY KEY (word_hash); PRIMARY KEY (word_hash), UNIQUE (batch_time); on (batch_time)
          mariadb;  , PRIMARY;              , UNIQUE KEY w20 (word(20)), PRIMARY; unique index w20 on (word)
          mariadb;  CHARACTER SET utf8mb4;  CHARACTER SET utf8mb4 ENGINE=MyISAM; engine MyISAM
          postgres; PRIMARY KEY (word_hash); PRIMARY KEY (word_hash), UNIQUE (count); on (count)
          mariadb;  word_bytes LONGBLOB;    word_bytes LONGBLOB, source INT NOT NULL; column source
          postgres; word TEXT;              word VARCHAR(99);       word of type character varying(99)
          postgres; word TEXT;              word TEXT COLLATE no_case; no_case
          postgres; TIMESTAMP(3) WITH;      TIMESTAMP(3) WITHOUT;   batch_time of type
          postgres; KEY (word_hash);        KEY (word_hash, count); primary key (word_hash, count)
          """)
  void aWrongShapeIsNamed(String kind, String part, String wrong, String named) {
    Database database = database(kind);
    database.execute(TOTALS.get(kind).replace(part, wrong == null ? "" : wrong));
    assertThat(explain(database, "--stateful"))
        .startsWith("2 dstream: table wordcount")
        .contains(named)
        .contains("\nhint: name another table with --jdbc-table");
  }

  @ParameterizedTest
  @CsvSource({"h2", "mariadb", "postgres"})
  void aTableThatPeopleMadeServesItsCommandAndNoOther(String kind) {
    Database database = database(kind);
    database.execute(TOTALS.get(kind));
    assertThat(explain(database, "--stateful")).isEqualTo("0 ");
    assertThat(explain(database, "--window", "5s"))
        .contains("has the primary key (word_hash)", "need (batch_time, word_hash)");
    database.execute(
        "INSERT INTO wordcount VALUES ('one', 3, '2000-01-01 00:00:00', "
            + HASH.get(kind)
            + ", NULL)");
    assertThat(explain(database, "--stateful"))
        .startsWith("1 dstream: table wordcount has 1 total of an earlier run");
    assertThat(explain(database, "--stateful", "--jdbc-replace-totals")).isEqualTo("0 ");
  }

  @Test
  void aLaterTotalIsNeverOverwrittenAndNeverLeftOutSilently() throws IOException {
    try (JavaSparkContext spark = spark()) {
      for (String kind : TOTALS.keySet()) {
        Database database = database(kind);
        try (Sink.BatchWriter writer = open(database, Beginning.anew())) {
          writer.write(one(spark, 2), TIME);
          writer.write(one(spark, 2), TIME); // a task that runs again
          writer.write(one(spark, 3), TIME.plusMillis(1));
          assertThatThrownBy(() -> writer.write(one(spark, 2), TIME))
              .as(kind)
              .hasStackTraceContaining(
                  "table wordcount rejects the word 'one' of the batch of 2026-11-22T16:00:01Z:"
                      + " it has a total of 2026-11-22T16:00:01.001Z for it, which is later");
        }
        assertThat(database.totals()).isEqualTo(Tally.of(Map.of("one", 3L)));
        assertThatThrownBy(() -> open(database, Beginning.after(TIME)))
            .as(kind)
            .hasMessage(
                "table wordcount has a row that is later than the last batch of the checkpoint,"
                    + " 2026-11-22T16:00:01Z: the word 'one' with count 3"
                    + " of 2026-11-22T16:00:01.001Z");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"mariadb, connection", "postgres, backend"})
  void aTableHasOneWriter(String kind, String owner) {
    Database database = database(kind);
    try (Sink.BatchWriter first = open(database, Beginning.anew())) {
      assertThat(first.totalsHeld()).hasValue(0);
      StringWriter said = new StringWriter();
      assertThatThrownBy(() -> open(database, Duration.ofMillis(1200), said))
          .hasMessageMatching(
              "table wordcount is in use by " + owner + " \\d+ from (localhost|127.0.0.1):\\d+");
      assertThat(said.toString())
          .matches("dstream: table wordcount is in use by .*; waits up to 1200ms for it\n");
    }
    open(database, Beginning.anew()).close();
  }

  private static Sink.BatchWriter open(Database database, Duration timeout, StringWriter said) {
    JdbcSink sink =
        JdbcSink.of(database.url(), database.user(), database.password(), "wordcount")
            .withTimeout(timeout);
    Notices notices = Notices.to(new PrintWriter(said, true), false, false);
    return sink.open(
        Schema.WORD_TOTALS,
        Beginning.anew(),
        new Sink.Outlets(OutputStream.nullOutputStream(), notices));
  }

  private static JavaSparkContext spark() {
    return new JavaSparkContext(
        new SparkConf()
            .setMaster("local[1]")
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1"));
  }

  private static Sink.BatchWriter open(Database database, Beginning beginning) {
    Notices nobody = Notices.to(new PrintWriter(Writer.nullWriter()), true, false);
    return JdbcSink.of(database.url(), database.user(), database.password(), "wordcount")
        .open(
            Schema.WORD_TOTALS,
            beginning,
            new Sink.Outlets(OutputStream.nullOutputStream(), nobody));
  }

  private static JavaRDD<RowBlock> one(JavaSparkContext spark, long count) {
    return spark.parallelize(
        List.of(Rows.one("one".getBytes(StandardCharsets.US_ASCII), count)), 1);
  }

  @Test
  void nothingIsMadeByLooking() {
    for (String kind : TOTALS.keySet()) {
      Database database = database(kind);
      assertThat(explain(database)).isEqualTo("0 ");
      if (kind.equals("h2")) {
        assertThat(directory).isEmptyDirectory();
      } else {
        database.execute("CREATE TABLE wordcount (a INT)");
      }
    }
  }

  private Database database(String kind) {
    Database database =
        switch (kind) {
          case "mariadb" -> MARIADB.server().database();
          case "postgres" -> POSTGRES.database();
          default -> new Database("jdbc:h2:" + directory.resolve("words"), "sa", "", true);
        };
    if (!kind.equals("h2")) {
      database.execute("DROP TABLE IF EXISTS wordcount");
    }
    if (kind.equals("postgres")) {
      database.execute(
          "CREATE COLLATION IF NOT EXISTS no_case"
              + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
    }
    return database;
  }

  /** Exit status and what is on stderr. */
  private static String explain(Database database, String... options) {
    StringWriter err = new StringWriter();
    CommandLine tree = CommandTree.create(OutputStream.nullOutputStream());
    tree.setErr(new PrintWriter(err)).setOut(new PrintWriter(Writer.nullWriter()));
    List<String> command = new ArrayList<>(List.of("wordcount", "--explain", "--sink", "jdbc"));
    command.addAll(List.of("--jdbc-url", database.url(), "--jdbc-user", database.user()));
    command.addAll(List.of("--jdbc-password", database.password()));
    command.addAll(List.of(options));
    return tree.execute(command.toArray(String[]::new)) + " " + err;
  }
}
