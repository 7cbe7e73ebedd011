package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same command lines on a cluster: the jar ships itself, and nothing else is there. */
class ClusterIT {
  private static final Duration BATCH = Duration.ofMillis(500);

  @RegisterExtension static final SparkCluster CLUSTER = new SparkCluster();

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

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

  private Dstream.Command command(String options) {
    return dstream
        .command("wordcount --batch 500ms --top 0 --format tsv --sink console,text")
        .with("--output", output, "--master", CLUSTER.master())
        .with("--conf", "spark.network.timeout=" + Waiting.LIMIT.toSeconds() + "s")
        .with("--conf", "spark.executor.memory=512m", "--conf", "spark.driver.host=127.0.0.1")
        .javaOptions(Dstream.QUICK_START + " -Duser.home=" + dstream.directory("home"))
        .with((Object[]) options.split(" ", -1));
  }

  private void assertNothingIsLeft() {
    assertThat(dstream.directory("home").resolve(".dstream")).isEmptyDirectory();
  }
}
