package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jdbc sink against real servers: every row is there, once, whatever happens to the server. */
class JdbcSinkIT {
  private static final Duration BATCH = Duration.ofMillis(200);

  @RegisterExtension static final MariaDb.Extension MARIADB = new MariaDb.Extension();
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @RegisterExtension final Dstream dstream = new Dstream();

  @BeforeEach
  void dropTables() {
    MARIADB.server().database().execute("DROP TABLE IF EXISTS " + Database.TABLE);
    POSTGRES.database().execute("DROP TABLE IF EXISTS " + Database.TABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "postgres"})
  void totalsHaveARowAWord(String kind) {
    byte[] text = new ZipfText(30).lines(2000);
    Database database = database(kind);
    assertThat(run(database, "--stateful --queue-batches 4", text)).isEmpty();
    assertTotals(database, text);
    byte[] other = new ZipfText(32).lines(10);
    Program.Ended refused = database.here(command("--stateful", other)).runHere();
    ErrorsIT.assertIsOneLineNaming("table wordcount has ", refused, 1);
    assertTotals(database, text);
    String replace = "--stateful --jdbc-replace-totals --queue-batches 1";
    Program.Ended replaced = database.here(command(replace, other)).runHere();
    assertThat(replaced.status()).isZero();
    assertThat(replaced.said())
        .singleElement()
        .asString()
        .endsWith("totals of an earlier run deleted from table wordcount");
    assertThat(database.totals().differencesFrom(Tally.of(other))).isEmpty();
  }

  @Test
  void aProcessLeavesTheFileOfTheDatabaseThatNeedsNoOptionAndNothingElse() {
    byte[] text = new ZipfText(30).lines(2000);
    assertThat(command("--stateful --queue-batches 4", text).run().quietly()).isEmpty();
    assertThat(dstream.leftBehind()).hasSize(1); // H2 in this test may leave a trace file
    assertTotals(h2(), text);
  }

  private static void assertTotals(Database database, byte[] text) {
    Tally expected = Tally.of(text);
    assertThat(database.totals().differencesFrom(expected)).isEmpty();
    assertThat(database.value("SELECT count FROM wordcount WHERE word = 'a'"))
        .isEqualTo("" + expected.count("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "mariadb", "postgres"})
  void wordsOfAnyBytesAndLengthStayApartAndWholeInTheRowsOfTheirBatch(String kind) {
    byte[] text = oddWords();
    Database database = database(kind);
    // Between words stands a tab alone, so that blanks at the end of a word are part of it.
    assertThat(run(database, "--queue-batches 3 --split [\\t\\n]", text)).isEmpty();
    Map<Long, Tally> expected = new HashMap<>();
    List<byte[]> lines = Lines.of(text);
    for (int batch = 0; batch < lines.size(); batch++) {
      String line = new String(lines.get(batch), ISO_8859_1);
      expected.put(batch + 1L, Tally.of(List.of(line.split("[\t\n]", 0)).stream()));
    }
    assertThat(database.batches().numbered(1, BATCH)).isEqualTo(expected);
    assertThat(database.value("SELECT COUNT(*) FROM wordcount WHERE word = 'Spark'"))
        .isEqualTo("3");
  }

  @Test
  void windowsHaveARowAWordAndBatchTime() {
    byte[] text = new ZipfText(31).lines(400);
    Database database = MARIADB.server().database();
    assertThat(run(database, "--window 400ms --queue-batches 3", text)).isEmpty();
    List<Tally> runs = Lines.runs(text, 3);
    assertThat(database.batches().numbered(1, BATCH))
        .isEqualTo(
            Map.of(
                1L, runs.get(0),
                2L, runs.get(0).plus(runs.get(1)),
                3L, runs.get(1).plus(runs.get(2)),
                4L, runs.get(2)));
  }

  @Test
  void whatWasShownIsInTheFileAfterAKill() {
    Path text = dstream.file("text", new ZipfText(34).lines(2000));
    Program program =
        dstream
            .command("wordcount --batch 200ms --sink jdbc,console --top 0 --format tsv")
            .with("--queue-batches", 100, "--input", text)
            .start();
    program.await("rows", p -> Results.ofTsv(p.wholeLines()).batches().size() > 2);
    program.signal("KILL");
    Results shown = Results.ofTsv(wholeBatches(program.end().out()));
    assertThat(h2().batches().batches()).containsAllEntriesOf(shown.batches());
  }

  /** Up to the last batch, which may not be all there. */
  private static String wholeBatches(String tsv) {
    String time = tsv.substring(tsv.lastIndexOf('\n', tsv.length() - 2) + 1).split("\t", 0)[0];
    return tsv.substring(0, tsv.indexOf(time + "\t"));
  }

  private Database database(String kind) {
    return switch (kind) {
      case "mariadb" -> MARIADB.server().database();
      case "postgres" -> POSTGRES.database();
      default -> h2();
    };
  }

  /** The database that is there without any option. */
  private Database h2() {
    Path file = dstream.directory("work").resolve("dstream");
    return new Database("jdbc:h2:" + file, "sa", "", true);
  }

  /** Runs it to its end, which it reaches without a word on stderr; what is on stdout. */
  private String run(Database database, String options, byte[] text) {
    return database.here(command(options, text)).runHere().quietly();
  }

  private Dstream.Command command(String options, byte[] text) {
    return dstream
        .command("wordcount --batch 200ms --sink jdbc " + options)
        .with("--input", dstream.file("text", text));
  }

  /** Three lines of words with tabs between them. */
  private static byte[] oddWords() {
    String same = "Spark\tspark\tSpark \tSpark  \t Spark\tSp\u00E4rk\tSpa\u0308rk\t\uFF33park\t";
    String odd = "\uD83C\uDF0A\t\uD83D\uDE00\ta'b\\c\"d;--\t\u0001\u007F\t\uFFFD\t?\t";
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int line = 0; line < 3; line++) {
      text.writeBytes((same + same + odd + "x".repeat(1 << 20) + line + "\t").getBytes(UTF_8));
      // A byte that is none of UTF-8, one that begins a character, both alone and beside others.
      text.writeBytes("\u00FF\t\u00FE\tx\u00C3\tx\u00C4\t\u0000\ta\u0000b\t".getBytes(ISO_8859_1));
      text.write('\n');
    }
    return text.toByteArray();
  }
}
