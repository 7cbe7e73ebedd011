package io.dstream.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelines, against results made another way. */
class PipeIT {
  private static final String WORDS = "flatMap(line -> filter(split(line, ' '), w -> w <> ''))";

  /** Running sums of lines such as {@code "k17 250"}. */
  private static final String SUMS =
      "map(line -> split(line, ' ')) | map(p -> (p[0], bigint(p[1])))"
          + " | updateStateByKey((v, s) -> aggregate(v, coalesce(s, 0L), (a, b) -> a + b))";

  /** The same by a query. */
  private static final String QUERY =
      "SELECT split(value, ' ')[0] AS key, sum(bigint(split(value, ' ')[1])) AS value FROM input"
          + " GROUP BY split(value, ' ')[0]";

  @RegisterExtension final Dstream dstream = new Dstream();

  private final Random random = new Random(15);
  private final Map<String, Long> sums = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "countByValue()",
        "map(w -> (w, 1L)) | reduceByKey(_ + _)",
        "map(w -> (w, 1)) | reduceByKey((a, b) -> a + b, 3) | mapValues(n -> bigint(n))"
      })
  void wordsAreCountedAsWordcountDoes(String count) {
    byte[] text = Tally.wordsOf(new ZipfText(41).lines(2000)).collect(asciiLines());
    String rows =
        dstream
            .command("pipe --batch 200ms --queue-batches 3 --format tsv --top 0 --input")
            .with(dstream.file("text", text), WORDS + " | " + count)
            .run()
            .quietly();
    assertThat(Results.ofTsv(rows).sum().differencesFrom(Tally.of(text))).isEmpty();
    assertThat(dstream.leftBehind()).isEmpty();
  }

  private static Collector<String, ?, byte[]> asciiLines() {
    return Collectors.collectingAndThen(
        Collectors.filtering(
            word -> US_ASCII.newEncoder().canEncode(word), Collectors.joining(" \n")),
        lines -> lines.getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "sql --stateful"})
  void statesAreExactAfterThreeKills(String command) throws IOException, SQLException {
    Path watched = dstream.directory("watched");
    drop(watched);
    for (int life = 0; life < 3; life++) {
      Program program = sums(command, watched, "local[" + (1 + life) + "]").start();
      Tally expected = Tally.of(Map.copyOf(sums));
      program.await("sums", p -> written().equals(expected));
      drop(watched); // a kill finds it counted, half counted or not seen
      program.signal("KILL");
      assertThat(program.end().status()).isEqualTo(137);
      drop(watched);
    }
    Program.Ended end = sums(command, watched, "local[2]").with("--batches", 3).run();
    assertThat(end.status()).isZero();
    assertThat(stored()).isEqualTo(sums);
  }

  @Test
  void aRecordThatEndedTheStreamIsADeadLetterOfTheNextRun() throws IOException {
    Path watched = dstream.directory("watched");
    Path letters = dstream.directory("letters");
    Files.writeString(watched.resolve("numbers"), "1\n2\nthree\n4\n");
    Program.Ended failed = lengths(watched).run();
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.err()).contains("'three'").contains("map(n -> int(n))");
    for (int run = 0; run < 2; run++) { // the second one finds nothing new
      Program.Ended end = lengths(watched).with("--on-error", "dead-letter=" + letters).run();
      assertThat(end.status()).isZero();
      assertThat(end.err()).contains(run == 0 ? "skipped 1 record" : "");
    }
    assertThat(TextOutput.visibleIn(dstream.directory("out")).text()).isEqualTo("1\n2\n4\n");
    assertThat(TextOutput.visibleIn(letters).text())
        .containsOnlyOnce("\n")
        .contains("\"record\":\"three\"");
  }

  private Dstream.Command lengths(Path watched) {
    return dstream
        .command("pipe --batch 1s --batches 2 --existing --sink text --checkpoint")
        .with(dstream.directory("checkpoints").resolve("one"))
        .with("--output", dstream.directory("out"), "--path", watched, "map(n -> int(n))");
  }

  private Dstream.Command sums(String command, Path watched, String master) {
    return dstream
        .command(command + " --batch 1s --existing --format tsv --sink jdbc,text --master")
        .with(master, "--checkpoint", dstream.directory("checkpoints").resolve("one"))
        .with("--output", dstream.directory("out"), "--jdbc-table", "sums")
        .with("--path", watched, command.equals("pipe") ? SUMS : QUERY);
  }

  private void drop(Path watched) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      String key = "k" + (int) Math.abs(random.nextGaussian() * 300);
      long amount = random.nextInt(1000);
      sums.merge(key, amount, Long::sum);
      text.append(key).append(' ').append(amount).append('\n');
    }
    Path hidden = Files.writeString(watched.resolve(".hidden"), text);
    Files.move(hidden, watched.resolve("" + random.nextInt()), StandardCopyOption.ATOMIC_MOVE);
  }

  private Tally written() {
    return TextOutput.visibleIn(dstream.directory("out")).tsv().latest();
  }

  private Map<String, Long> stored() throws SQLException {
    Database database =
        new Database("jdbc:h2:" + dstream.directory("work").resolve("dstream"), "sa", "", true);
    Map<String, Long> rows = new TreeMap<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT \"KEY\", \"VALUE\" FROM sums")) {
      while (row.next()) {
        rows.put(row.getString(1), row.getLong(2));
      }
    }
    return rows;
  }

  @Test
  void aMistakeIsShownWhereItIs() {
    Program.Ended end = dstream.command("pipe").with("map(line -> lenght(line))").runHere();
    assertThat(end.err())
        .isEqualTo(
            """
            dstream: wrong pipeline: there is no function lenght
              map(line -> lenght(line))
                          ^^^^^^
            hint: did you mean length? functions are those of Spark SQL
            """);
    assertThat(end.out()).isEmpty();
    assertThat(end.status()).isEqualTo(2);
  }

  @Test
  void explainSaysTheTypesOfAllStages() throws IOException {
    String explained =
        dstream.command("pipe --explain --source socket --port 9").with(SUMS).runHere().quietly();
    assertThat(explained)
        .contains(
            """
            pipeline   from a stream of STRING
            stage      map(line -> split(line, ' ')) -> a stream of ARRAY<STRING>
            stage      map(p -> (p[0], bigint(p[1]))) -> a stream of pairs (STRING, BIGINT)
            """);
    String json = dstream.command("pipe --explain=json").with(SUMS).runHere().quietly();
    assertThat(new ObjectMapper().readTree(json).get("stages").findValuesAsText("says"))
        .hasSize(3)
        .startsWith("map(line -> split(line, ' ')) -> a stream of ARRAY<STRING>");
  }

  @Test
  void aRecordOnWhichAFunctionFailsIsNamedAndEndsTheStream() {
    Path file = dstream.file("numbers", "1\ntwo\n3\n".getBytes(UTF_8));
    Program.Ended end =
        dstream.command("pipe --batch 200ms --input").with(file, "map(x -> int(x))").runHere();
    assertThat(end.err())
        .startsWith("dstream: map(x -> int(x)): The value 'two'")
        .endsWith(", for 'two'\n")
        .doesNotContain("\tat ");
    assertThat(end.status()).isOne();
  }

  @Test
  void aCheckpointOfAnotherPipelineIsRefused() throws IOException {
    Path watched = dstream.directory("watched");
    drop(watched);
    assertThat(sums("pipe", watched, "local[2]").with("--batches", 2).run().status()).isZero();
    Program.Ended end =
        dstream
            .command("pipe --batch 1s --existing --sink jdbc,text --jdbc-table sums --path")
            .with(watched, "--checkpoint", dstream.directory("checkpoints").resolve("one"))
            .with("--output", dstream.directory("out"), SUMS.replace("0L", "1L"))
            .run();
    ErrorsIT.assertIsOneLineNaming("coalesce(s, 1L)", end, 2);
  }
}
