package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same command lines on a cluster: the jar ships itself, and nothing else is there. */
@Tag("slow")
class ClusterIT {
  private static final Duration BATCH = Duration.ofMillis(500);

  @RegisterExtension static final SparkCluster CLUSTER = new SparkCluster();

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @RegisterExtension static final Hdfs HDFS = new Hdfs();

  @RegisterExtension static final Broker BROKER = new Broker();

  @RegisterExtension final Dstream dstream = new Dstream();

  private final ZipfText zipf = new ZipfText(60);
  private Path output;

  @BeforeEach
  void makeOutput() {
    output = dstream.directory("out");
  }

  @Test
  void aFileOfTheDriverIsShippedAndCountedOverWindows() {
    byte[] text = zipf.linesWithoutLastEnd(2000);
    Path input = dstream.file("text 10:00 %20 ü", text);
    String console =
        command("--window 1s --slide 500ms --queue-batches 4 --input").with(input).run().quietly();
    List<Tally> runs = Lines.runs(text, 4);
    Map<Long, Tally> expected = new TreeMap<>();
    expected.put(1L, runs.get(0));
    for (int batch = 2; batch <= 4; batch++) {
      expected.put((long) batch, runs.get(batch - 2).plus(runs.get(batch - 1)));
    }
    expected.put(5L, runs.get(3));
    assertThat(Results.ofTsv(console).numbered(1, BATCH)).isEqualTo(expected);
    assertThat(TextOutput.in(output).tsv()).isEqualTo(Results.ofTsv(console));
    assertNothingIsLeft();
  }

  @Test
  void aSocketIsReceivedOnAnExecutorAndItsTotalsAreRight() {
    byte[] text = zipf.linesWithoutLastEnd(20_000);
    try (LineServer server = LineServer.start()) {
      Program program = command("--source socket --stateful --port").with(server.port()).start();
      server.awaitClient().send(text).awaitReceived();
      program.signal("TERM");
      Results console = Results.ofTsv(program.end().silentlyWith(143));
      assertThat(console.latest().differencesFrom(Tally.of(text))).isEmpty();
      assertThat(TextOutput.in(output).tsv().latest().differencesFrom(Tally.of(text))).isEmpty();
    }
    assertNothingIsLeft();
  }

  @Test
  void anApplicationThatIsKilledOnTheMastersPageSaysSo() throws Exception {
    try (LineServer server = LineServer.start()) {
      Program program = command("--source socket --port").with(server.port()).start();
      server.awaitClient();
      CLUSTER.killApplications();
      Program.Ended end = program.end();
      assertThat(end.err())
          .as("exit status %s", end.status())
          .contains(
              "dstream: the Spark master ended the application: Master removed our application:"
                  + " KILLED\nhint: ");
      assertThat(end.status()).isOne();
    }
  }

  @Test
  void executorsWriteIntoADatabase() {
    POSTGRES.database().execute("DROP TABLE IF EXISTS wordcount");
    byte[] text = zipf.linesWithoutLastEnd(2000);
    String console =
        POSTGRES
            .database()
            .into(
                command(
                    "--stateful --queue-batches 2 --sink jdbc --input "
                        + dstream.file("text", text)))
            .run()
            .quietly();
    assertThat(POSTGRES.database().totals().differencesFrom(Tally.of(text))).isEmpty();
    assertThat(Results.ofTsv(console).latest()).isEqualTo(Tally.of(text));
  }

  /** Its text has a word per line, and the other stream a weight per word. */
  private static final String WEIGHED_WINDOWS =
      "words | flatMap(line -> split(line, ' ')) | map(w -> (w, 1L)) | reduceByKey(_ + _)"
          + " | join(weights | map(line -> (split(line, ' ')[0], bigint(split(line, ' ')[1]))))"
          + " | mapValues(both -> both._1 * both._2)"
          + " | reduceByKeyAndWindow(_ + _, _ - _, 1s, 500ms)";

  @Test
  void aPipelineThatJoinsAndKeepsAWindowGivesWhatItGivesOnOneMachine() throws IOException {
    Map<String, Long> weighed = new TreeMap<>();
    StringBuilder words = new StringBuilder();
    StringBuilder weights = new StringBuilder();
    for (int key = 0; key < 500; key++) {
      words.append(("w" + key + "\n").repeat(1 + key % 7));
      if (key % 3 > 0) {
        weights.append("w").append(key).append(' ').append(key).append('\n');
        weighed.put("w" + key, (1L + key % 7) * key);
      }
    }
    String sources =
        "--existing --source words=file://"
            + old("words", words)
            + " --source weights=file://"
            + old("weights", weights);
    String onCluster = pipe(sources, CLUSTER.master(), "cluster").run().quietly();
    String here = pipe(sources, "local[2]", "here").runHere().quietly();
    Map<Long, Tally> windows = Results.ofTsv(here).numbered(1, BATCH);
    assertThat(windows).isEqualTo(Map.of(1L, Tally.of(weighed), 2L, Tally.of(weighed)));
    assertThat(Results.ofTsv(onCluster).numbered(1, BATCH)).isEqualTo(windows);
    assertThat(TextOutput.in(dstream.directory("cluster")).tsv())
        .isEqualTo(Results.ofTsv(onCluster));
  }

  /** Of a topic, a directory and a server, with the state and the log of lines in HDFS. */
  @Test
  void aQueryOverAllThatEverCameIsExactOverAKillOfTheDriver() throws Exception {
    BROKER.create("everything", 2);
    Path directory = dstream.directory("watched");
    org.apache.hadoop.fs.Path counts = new org.apache.hadoop.fs.Path("/counts");
    List<Tally> sent = new ArrayList<>();
    try (LineServer server = LineServer.start()) {
      Dstream.Command query =
          BROKER
              .into(
                  on(CLUSTER.master(), "sql --batch 1s --stateful --wal --sink text --format tsv"))
              .with("--source", "kafka", "--topic", "everything", "--from", "earliest")
              .with("--source", "file", "--path", directory, "--existing")
              .with("--source", "socket://127.0.0.1:" + server.port())
              .with("--checkpoint", HDFS.uri("/state"), "--output", HDFS.uri(counts))
              .with("SELECT value AS word, count(*) AS n FROM input GROUP BY value");
      for (String signal : List.of("KILL", "TERM")) {
        Program program = query.start();
        byte[] ofTopic = words(sent.size(), 500);
        BROKER.send(
            "everything", new String(ofTopic, UTF_8).lines().map(w -> w.getBytes(UTF_8)).toList());
        byte[] ofFile = words(sent.size() + 1, 700);
        Path hidden = Files.write(directory.resolve(".hidden"), ofFile);
        Files.move(hidden, directory.resolve("file-" + sent.size()));
        byte[] ofServer = words(sent.size() + 2, 300);
        server.awaitClient().send(ofServer);
        Stream.of(ofTopic, ofFile, ofServer).map(Tally::of).forEach(sent::add);
        program.await("counts", p -> HDFS.results(counts).latest().equals(Tally.sum(sent)));
        program.signal(signal);
        program.end();
      }
    }
    assertThat(HDFS.results(counts).latest()).isEqualTo(Tally.sum(sent));
  }

  private static byte[] words(int seed, int number) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < number; i++) {
      words.append('w').append((i * 7 + seed) % 90).append('\n');
    }
    return words.toString().getBytes(UTF_8);
  }

  private Dstream.Command pipe(String sources, String master, String name) {
    return on(master, "pipe", dstream.directory(name))
        .with("--batches", 3, "--checkpoint", dstream.directory("checkpoints").resolve(name))
        .with((Object[]) sources.split(" ", -1))
        .with(WEIGHED_WINDOWS);
  }

  /** A directory with a file that nobody writes to any more, so that the first batch has it. */
  private Path old(String name, CharSequence text) throws IOException {
    Path file = Files.writeString(dstream.directory(name).resolve("lines"), text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    return file.getParent();
  }

  private Dstream.Command command(String options) {
    return on(CLUSTER.master(), "wordcount", output).with((Object[]) options.split(" ", -1));
  }

  private Dstream.Command on(String master, String command, Path output) {
    return on(master, command + " --batch 500ms --top 0 --format tsv --sink console,text")
        .with("--output", output);
  }

  private Dstream.Command on(String master, String command) {
    return dstream
        .command(command)
        .with("--master", master)
        .with("--conf", "spark.network.timeout=" + Waiting.LIMIT.toSeconds() + "s")
        .with("--conf", "spark.executor.memory=512m", "--conf", "spark.driver.host=127.0.0.1")
        .javaOptions(Dstream.QUICK_START + " -Duser.home=" + dstream.directory("home"));
  }

  private void assertNothingIsLeft() {
    assertThat(dstream.directory("home").resolve(".dstream")).isEmptyDirectory();
  }
}
