package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sql} over live streams, with tables from before them. */
class SqlIT {
  @RegisterExtension static final Broker BROKER = new Broker();
  @RegisterExtension static final MariaDb.Extension MARIADB = new MariaDb.Extension();

  @RegisterExtension final Dstream dstream = new Dstream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sql --batch 200ms --format tsv 'SELECT value, count(*) AS n FROM input GROUP BY value'",
        "pipe --batch 200ms --format tsv 'countByValue()'"
      })
  void linesOfStdinAreReadWhereNoSourceIsNamed(String command) {
    String rows = dstream.bash("printf 'a\\nb\\na\\nc\\n' | dstream " + command).run().quietly();
    assertThat(Results.ofTsv(rows).sum()).isEqualTo(Tally.of("a b a c".getBytes(UTF_8)));
  }

  @Test
  void ordersOfKafkaJoinATableOfFilesAndOneOfADatabase() throws Exception {
    MARIADB
        .server()
        .database()
        .execute(
            "DROP TABLE IF EXISTS people",
            "CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(20))",
            "INSERT INTO people VALUES (1, 'ann'), (2, 'bob')");
    BROKER.create("sql-orders", 2);
    BROKER.send(
        "sql-orders",
        IntStream.range(0, 300)
            .mapToObj(
                n ->
                    "{\"user\": "
                        + n % 3
                        + ", \"item\": \"i"
                        + n % 2
                        + "\", \"amount\": "
                        + n
                        + "}")
            .map(json -> json.getBytes(UTF_8))
            .toList());
    Database database = MARIADB.server().database();
    Program.Ended ended =
        BROKER
            .into(dstream.command("sql --batch 1s --format tsv --from earliest --idle 5s"))
            .with("--topic", "sql-orders", "--top", "0")
            .with("--parse", "json")
            .with("--table", "items=" + items())
            .with("--table", "people=" + database.url() + "#people")
            .with("--table-user", database.user(), "--table-password", database.password())
            .with(
                "SELECT p.name, i.label, o.amount FROM input o JOIN people p ON o.user = p.id JOIN"
                    + " items i ON o.item = i.item")
            .runHere();
    assertThat(ended.err())
        .isEqualTo(
            "dstream: columns of input, found in 200 lines: --schema 'amount BIGINT,item STRING,user BIGINT'\n");
    List<String> expected =
        IntStream.range(0, 300)
            .filter(n -> n % 3 > 0)
            .mapToObj(
                n -> (n % 3 == 1 ? "ann" : "bob") + "\t" + (n % 2 == 0 ? "even" : "odd") + "\t" + n)
            .toList();
    assertThat(rows(ended.out())).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0)); // nobody writes to it any more
  }

  private Path items() {
    Path items = dstream.directory("work").resolve("items");
    try (JavaSparkContext spark = LocalSpark.start()) {
      new SparkSession(spark.sc())
          .sql("SELECT * FROM VALUES ('i0', 'even'), ('i1', 'odd') AS t(item, label)")
          .write()
          .parquet(items.toString());
    }
    return items;
  }

  private static Stream<String> rows(String tsv) {
    return tsv.lines().map(row -> row.replaceFirst("^[^\t]*\t", ""));
  }

  /** The file of a line, and the time of its batch, which is no field of files. */
  @Test
  void allColumnsOfARecordGoToTasks() throws IOException {
    Path watched = dstream.directory("watched");
    write(watched.resolve("one"), "a\n");
    String rows =
        dstream
            .command("sql --existing --batches 1 --format tsv --path")
            .with(watched, "SELECT * FROM input")
            .runHere()
            .quietly();
    assertThat(rows.strip().split("\t", -1))
        .hasSize(4)
        .contains("a", watched.resolve("one").toUri().toString().replace("///", "/"));
  }

  /** What a run left in H2, the time of its batches among it, is a table of the next one. */
  @Test
  void theTableOfARunIsATableOfTheNext() {
    Path database = dstream.directory("work").resolve("results");
    String url = "jdbc:h2:" + database;
    Path lines = dstream.file("lines", "a\nb\na\n".getBytes(UTF_8));
    Object[] into = {"--input", lines, "--queue-batches", 1, "--sink", "jdbc", "--jdbc-url", url};
    assertThat(
            dstream
                .command("sql --jdbc-table counted")
                .with(into)
                .with("SELECT value AS word, count(*) AS n FROM input GROUP BY value")
                .runHere()
                .quietly())
        .isEmpty();
    String joined =
        dstream
            .command("sql --format tsv --queue-batches 1 --input")
            .with(lines, "--table", "t=" + url + "#counted")
            .with("SELECT DISTINCT t.word, t.n FROM input JOIN t ON value = t.word")
            .runHere()
            .quietly();
    assertThat(rows(joined)).containsExactlyInAnyOrder("a\t2", "b\t1");
  }

  /** The columns are those of the newest file, and after a restart those that they were. */
  @Test
  void aSchemaThatNobodySaysIsFoundOnceForAllStartsOfACheckpoint() throws IOException {
    Path watched = dstream.directory("watched");
    Dstream.Command command =
        dstream
            .command("sql --existing --batches 1 --format tsv --parse json --checkpoint")
            .with(
                dstream.directory("checkpoints").resolve("one"),
                "--path",
                watched,
                "SELECT id, name FROM input");
    write(watched.resolve("one"), "{\"id\": 1, \"name\": \"ann\"}\n");
    Program.Ended first = command.runHere();
    assertThat(rows(first.out())).containsExactly("1\tann");
    assertThat(first.err())
        .isEqualTo(
            "dstream: columns of input, found in 1 line: --schema 'id BIGINT,name STRING'\n");
    write(watched.resolve("two"), "{\"id\": 2, \"age\": 7}\n");
    assertThat(rows(command.runHere().quietly())).containsExactly("2\t");
  }

  @Test
  void theLinesThatASchemaIsFoundByAreNotTaken() {
    Program.Ended ended =
        dstream
            .bash(
                "printf 'id,name\\n1,ann\\n2,bob\\n' | dstream pipe"
                    + " --batch 200ms --parse csv-header 'map(r -> (r.id, r.name))' --format tsv")
            .run();
    assertThat(rows(ended.out())).containsExactly("1\tann", "2\tbob");
    assertThat(ended.err())
        .isEqualTo("dstream: columns of input, found in 3 lines: --schema 'id INT,name STRING'\n");
    assertThat(ended.status()).isZero();
  }

  @Test
  void aLineThatCannotBeParsedEndsTheStreamAndItIsSaidWhatHelps() {
    Path lines = dstream.file("lines", "1\nno number\n".getBytes(UTF_8));
    Program.Ended end =
        dstream
            .command("sql --queue-batches 1 --parse csv --input")
            .with(lines, "--schema", "n INT", "SELECT n FROM input")
            .runHere();
    assertThat(end.err())
        .startsWith("dstream: --parse csv: ")
        .contains(", for 'no number'\nhint: --on-error skip leaves out what cannot be parsed");
    assertThat(end.out()).isEmpty();
    assertThat(end.status()).isEqualTo(1);
  }

  /** Before a shuffle, where Spark names no query and advises to turn its mode off. */
  @ParameterizedTest
  @ValueSource(strings = {"", "--stateful "})
  void aQueryThatFailsOnAValueIsNamed(String span) {
    Path lines = dstream.file("lines", "1\na b\n".getBytes(UTF_8));
    Program.Ended end =
        dstream
            .command("sql " + span + "--queue-batches 1 --input")
            .with(lines, "SELECT sum(int(value)) AS s FROM input")
            .runHere();
    assertThat(end.err())
        .startsWith("dstream: SELECT sum(int(value)) AS s FROM input: The value 'a b' ")
        .doesNotContain("ansi", "hint")
        .hasLineCount(1);
    assertThat(end.out()).isEmpty();
    assertThat(end.status()).isEqualTo(1);
  }

  @Test
  void aMistakeIsShownWhereItIs() {
    Program.Ended end = dstream.command("sql").with("SELECT valeu FROM input").runHere();
    assertThat(end.err())
        .startsWith("dstream: wrong query: ")
        .contains("  SELECT valeu FROM input\n         ^^^^^\n");
    assertThat(end.out()).isEmpty();
    assertThat(end.status()).isEqualTo(2);
  }

  @Test
  void aTableThatIsNotThereIsNamedBeforeTheStart() {
    Program.Ended end =
        dstream
            .command("sql --table users=missing.csv")
            .with("SELECT count(*) AS n FROM input")
            .runHere();
    ErrorsIT.assertIsOneLineNaming("--table users=missing.csv: there is no file", end, 2);
  }
}
