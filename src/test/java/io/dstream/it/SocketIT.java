package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The socket source: every line that came in counts once, whatever the server or a signal does. */
class SocketIT {
  private static final int FOUR_MB = 4 << 20;

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void megabytesAreCountedToTheLastByteAndSoAreRunningTotals() {
    byte[] text = new ZipfText(10).bytes(FOUR_MB);
    Tally expected = Tally.of(text);
    try (LineServer one = LineServer.start();
        LineServer other = LineServer.start()) {
      Program perBatch = count(one, "500ms");
      Program totals = count(other, "500ms", "--stateful");
      one.awaitClient().send(text).awaitReceived();
      other.awaitClient().send(text).awaitReceived();
      perBatch.signal("TERM");
      totals.signal("TERM");
      assertThat(Results.ofTsv(perBatch.end().silentlyWith(143)).sum().differencesFrom(expected))
          .isEmpty();
      assertThat(Results.ofTsv(totals.end().silentlyWith(143)).latest().differencesFrom(expected))
          .isEmpty();
    }
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @Test
  void aServerIsWaitedForAndItsLossSaidOnceEachTimeAndEveryLineCounts() {
    try (ReservedPort port = new ReservedPort()) {
      assertEveryLineCounts(port.number());
    }
  }

  private void assertEveryLineCounts(int port) {
    Program program = count(port, "1s");
    program.await("says that the server is away", p -> p.err().contains("refused"));
    LineServer first = LineServer.on(port);
    first.awaitClient().send("here a\nand b\nthe end of this line does not co").hangUp();
    program.await("says that the connection is gone", p -> p.err().contains("closed"));
    first.awaitClient().send("back c\n").awaitReceived().close();
    program.await("counts", p -> p.out().contains("back"));
    program.await("says that it is gone again", p -> p.said().size() == 3);
    LineServer second = LineServer.on(port);
    second.awaitClient().send("once more d\n").awaitReceived();
    program.signal("TERM");
    Program.Ended end = program.end();
    second.close();
    assertThat(Results.ofTsv(end.out()).sum())
        .isEqualTo(Tally.sum(Stream.of(first, second).map(s -> Tally.of(s.sent())).toList()));
    assertThat(end.status()).isEqualTo(143);
    String name = "dstream: socket localhost:" + port + ": ";
    String again = "; connecting again until it is there";
    assertThat(end.said())
        .containsExactly(
            name + "Connection refused" + again,
            name + "the server closed the connection" + again,
            name + "the server closed the connection" + again);
  }

  /**
   * A stream that is to be stopped, and its server. These mostly wait, so several run at a time.
   */
  private record Stopped(LineServer server, Program program) {}

  @Test
  void aSignalStopsItOnceAllThatCameInIsCounted() {
    byte[] text = new ZipfText(11).linesWithoutLastEnd(2000);
    Map<String, Integer> statuses = Map.of("TERM", 143, "INT", 130);
    Map<String, Stopped> started = new TreeMap<>();
    statuses.keySet().forEach(signal -> started.put(signal, start("2s")));
    started.forEach(
        (signal, stream) -> {
          stream.server().awaitClient().send(text).awaitReceived();
          stream.program().signal(signal);
        });
    started.forEach(
        (signal, stream) -> {
          String rows = stream.program().end().silentlyWith(statuses.get(signal));
          assertThat(Results.ofTsv(rows).sum().differencesFrom(Tally.of(text)))
              .as(signal)
              .isEmpty();
          stream.server().close();
        });
    assertThat(dstream.leftBehind()).isEmpty();
  }

  /** A window that slides by several batches shows what came before it ends. */
  @Test
  void aSignalStopsStateAndWindowsOnceAllThatCameInIsCounted() {
    byte[] text = new ZipfText(12).linesWithoutLastEnd(2000);
    Map<String, Stopped> started = new TreeMap<>();
    for (String operation :
        List.of("--stateful", "--window 4s --slide 4s", "--window 2s --slide 2s")) {
      started.put(operation, start("2s", (Object[]) operation.split(" ", -1)));
    }
    for (Stopped stream : started.values()) {
      stream.server().awaitClient().send(text).awaitReceived();
      stream.program().signal("TERM");
    }
    started.forEach(
        (operation, stream) -> {
          Program.Ended end = stream.program().end();
          assertThat(end.status()).as(operation).isEqualTo(143);
          Results results = Results.ofTsv(end.out());
          Tally counted = operation.equals("--stateful") ? results.latest() : results.sum();
          assertThat(counted.differencesFrom(Tally.of(text))).as(operation).isEmpty();
          stream.server().close();
        });
    assertThat(dstream.leftBehind()).isEmpty();
  }

  private Stopped start(String batch, Object... options) {
    LineServer server = LineServer.start();
    return new Stopped(server, count(server, batch, options));
  }

  @ParameterizedTest
  @CsvSource({"TERM, INT, 130", "INT, TERM, 143"})
  void aSecondSignalStopsItAtOnce(String first, String second, int status) {
    try (LineServer server = LineServer.start()) {
      Program program = count(server, "500h");
      server.awaitClient().send("never counted\n").awaitReceived();
      program.signal(first);
      server.awaitClientGone();
      program.signal(second);
      assertThat(program.end().silentlyWith(status)).isEmpty();
    }
  }

  @Test
  void aRateHoldsAndAStreamThatFlowsIsNotIdle() {
    int lines = 300;
    int rate = 25;
    byte[] text = "line\n".repeat(lines).getBytes(UTF_8);
    try (LineServer server = LineServer.start()) {
      Program program = count(server, "1s", "--max-rate", rate, "--idle", "6s");
      server.awaitClient();
      long since = System.nanoTime();
      server.send(text);
      program.await("counts all", p -> Results.ofTsv(p.wholeLines()).sum().total() == lines);
      Duration took = Duration.ofNanos(System.nanoTime() - since);
      // Which batch has which lines is the clock's affair. A second's worth may come at once.
      assertThat(took).isGreaterThan(Duration.ofSeconds(lines / rate - 2));
      assertThat(Results.ofTsv(program.end().quietly()).sum()).isEqualTo(Tally.of(text));
    }
  }

  private Program count(LineServer server, String batch, Object... options) {
    return count(server.port(), batch, options);
  }

  private Program count(int port, String batch, Object... options) {
    return dstream
        .command("wordcount --source socket --top 0 --format tsv --port")
        .with(port, "--batch", batch)
        .with(options)
        .start();
  }
}
