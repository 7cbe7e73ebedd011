package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.net.Access;
import io.dstream.row.Row;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.watch.StreamClient;
import io.dstream.watch.WatchedStream;
import io.dstream.web.CuttingProxy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Results that are pushed to whoever watches: the dashboard of a real stream, and {@code watch}.
 */
class DashboardIT {
  private static final int RECONNECTS = 200;

  @RegisterExtension final Dstream dstream = new Dstream();

  private final LineServer lines = LineServer.start();
  private final ReservedPort port = new ReservedPort();

  @AfterEach
  void close() {
    lines.close();
    port.close();
  }

  private Program stream(String more, Object... words) {
    return stream(lines, more, words);
  }

  private Program stream(LineServer source, String more, Object... words) {
    Program stream =
        dstream
            .command("wordcount --source socket --batch 200ms --stateful " + more)
            .with(words)
            .with("--port", source.port(), "--dashboard-port", port.number())
            .start();
    source.awaitClient();
    return stream;
  }

  private String url() {
    return "localhost:" + port.number();
  }

  @Test
  void aClientThatIsCutOffTwoHundredTimesEndsWithTheTotalsOfTheTextSink() throws IOException {
    Path output = dstream.directory("out").resolve("totals");
    Program stream = stream("--sink dashboard,text --format tsv --output", output);
    AtomicReference<List<Row>> seen = new AtomicReference<>(List.of());
    HostAndPort address = new HostAndPort("127.0.0.1", port.number());
    try (CuttingProxy proxy = new CuttingProxy(address, RECONNECTS, 11)) {
      CompletableFuture<Void> watching = watch(proxy.port(), seen);
      int line = 0;
      while (proxy.done() < RECONNECTS && !watching.isDone()) {
        lines.send("word-" + line % 97 + " word-" + line % 7 + "\n").awaitReceived();
        line++;
      }
      Waiting.await("the last word is watched").until(() -> knows(seen, lines, stream));
      stream.signal("TERM");
      assertThat(stream.end().status()).isEqualTo(143);
      watching.join();
      assertThat(proxy.done()).isGreaterThanOrEqualTo(RECONNECTS);
    }
    assertThat(counts(seen.get())).isEqualTo(totals(output)).isEqualTo(counted(lines.sent()));
  }

  private static boolean knows(AtomicReference<List<Row>> seen, LineServer sent, Program stream) {
    assertThat(stream.isAlive()).isTrue();
    return counts(seen.get()).equals(counted(sent.sent()));
  }

  private static CompletableFuture<Void> watch(int at, AtomicReference<List<Row>> seen) {
    URI events = URI.create("http://localhost:" + at + "/api/stream");
    Notices quiet = Notices.to(new PrintWriter(Writer.nullWriter()), true, false);
    StreamClient.Viewer viewer = (WatchedStream what, boolean isResult) -> seen.set(what.ranked());
    return CompletableFuture.runAsync(
        () -> {
          while (true) {
            try {
              new StreamClient(events, Access.OPEN, quiet, new StopRequest()).follow(viewer);
              return;
            } catch (DstreamException e) {
              // A client that is cut off before its first answer takes the address for a wrong one.
              assertThat(seen.get()).as(e.getMessage()).isEmpty();
            } catch (IOException | InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        });
  }

  private static Map<String, Long> counts(List<Row> rows) {
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach(row -> counts.put(new String((byte[]) row.get(0), UTF_8), (Long) row.get(1)));
    return counts;
  }

  private static Map<String, Long> totals(Path output) {
    Map<String, Long> totals = new TreeMap<>();
    for (String batch : TextOutput.in(output).batches().values()) {
      for (String row : batch.split("\n", 0)) {
        String[] columns = row.split("\t", -1);
        totals.put(columns[1], Long.valueOf(columns[2]));
      }
    }
    return totals;
  }

  private static Map<String, Long> counted(byte[] sent) {
    Map<String, Long> counts = new TreeMap<>();
    for (String word : new String(sent, ISO_8859_1).trim().split("\\s+", -1)) {
      counts.merge(word, 1L, Long::sum);
    }
    return counts;
  }

  @Test
  void watchPrintsEachResultAsTheConsoleDoesAndEndsWithTheStream() {
    Program stream = stream("--sink dashboard,console --format json");
    lines.send("spark spark stream\n").awaitReceived();
    stream.await("has a result", p -> p.out().contains("spark"));
    Program watch = dstream.command("watch --format json").with(url()).start();
    watch.await("shows the result that is there", p -> p.out().equals(stream.wholeLines()));
    lines.send("stream \u001b[31m<b>\n").awaitReceived();
    watch.await("shows the next", p -> p.out().contains("<b>"));
    lines.send("end\n").awaitReceived();
    watch.await("shows the last", p -> p.out().contains("\"end\""));
    stream.signal("TERM");
    Program.Ended streamed = stream.end();
    Program.Ended watched = watch.end();
    assertThat(watched.out()).isEqualTo(streamed.out());
    assertThat(watched.err()).isEmpty();
    assertThat(watched.status()).isZero();
  }

  @Test
  void watchGoesOnWhenTheStreamIsThereAgain() {
    Program first = stream("--sink dashboard");
    lines.send("one\n").awaitReceived();
    Program watch = dstream.command("watch --format tsv").with(url()).start();
    watch.await("shows the result", p -> p.out().endsWith("\tone\t1\n"));
    first.signal("KILL");
    first.end();
    watch.await("says that it is away", p -> p.err().contains("trying again"));
    try (LineServer others = LineServer.start()) {
      Program second = stream(others, "--sink dashboard");
      others.send("two\n").awaitReceived();
      watch.await("shows the other stream", p -> p.out().endsWith("\ttwo\t1\n"));
      assertThat(watch.err()).contains(url() + " is there again\n");
      watch.signal("INT");
      assertThat(watch.end().status()).isEqualTo(130);
      second.signal("TERM");
      second.end();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void watchIsDrawnAtATerminal() throws IOException {
    Program stream = stream("--sink dashboard");
    lines.send("spark spark spark stream\nstream \u001b[31m\n").awaitReceived();
    try (PseudoTerminal terminal = PseudoTerminal.run(dstream, "dstream watch " + url())) {
      terminal.awaitScreen(" spark    3 █████");
      terminal.awaitScreen("lines 2 ");
      assertThat(terminal.screen()).contains("dstream wordcount", "lines/s", "q quit", "\\x1B[31m");
      lines.send("kafka\n").awaitReceived();
      terminal.awaitScreen("kafka ");
      terminal.press("q");
      assertThat(terminal.status()).isZero();
      assertThat(terminal.restored()).isTrue();
    }
    stream.signal("TERM");
    stream.end();
  }

  @Test
  void whereNothingIsToBeWatchedIsSaid() {
    Program.Ended nobody = dstream.command("watch").with(url()).runHere();
    assertThat(nobody.err())
        .isEqualTo(
            "dstream: no stream is to be watched at %s: nothing listens there\n".formatted(url())
                + "hint: a stream that can be watched runs with --sink dashboard\n");
    assertThat(nobody.status()).isEqualTo(1);
    Program.Ended port = dstream.command("watch localhost:99999").runHere();
    assertThat(port.err()).startsWith("dstream: 'localhost:99999' is no URL of a dashboard\n");
    assertThat(port.status()).isEqualTo(2);
    Program.Ended nonsense = dstream.command("watch ftp://here/").runHere();
    assertThat(nonsense.err()).startsWith("dstream: 'ftp://here/' is no URL of a dashboard\n");
    assertThat(nonsense.status()).isEqualTo(2);
  }

  @Test
  void whoHasNoTokenOrAWrongQueryIsToldSo() throws IOException {
    Path token = dstream.directory("secret").resolve("token");
    Path other = token.resolveSibling("other");
    Files.writeString(token, "0123456789abcdef\n");
    Files.writeString(other, "fedcba9876543210\n");
    Program stream = stream("--sink dashboard", "--dashboard-token", "file:" + token);
    lines.send("a a b\n").awaitReceived();
    Program.Ended none = dstream.command("watch").with(url()).runHere();
    assertThat(none.err()).startsWith("dstream: " + url() + " asks for its token\n");
    assertThat(none.status()).isEqualTo(1);
    Program.Ended wrong =
        dstream.command("watch").with(url(), "--token", "file:" + other).runHere();
    assertThat(wrong.err()).startsWith("dstream: " + url() + " refuses this token\n");
    assertThat(wrong.status()).isEqualTo(1);
    Program.Ended query =
        dstream
            .command("watch")
            .with(url(), "--token", "file:" + token, "--query", "cont > 1")
            .runHere();
    assertThat(query.err())
        .startsWith("dstream: " + url() + " refuses --query: ")
        .contains("\n  cont > 1\n  ^^^^");
    assertThat(query.status()).isEqualTo(2);
    Program watch =
        dstream
            .command("watch --format json")
            .with(url(), "--token", "file:" + token, "--query", "count > 1")
            .start();
    watch.await("shows what meets it", p -> p.out().contains("\"a\""));
    stream.signal("TERM");
    stream.end();
    Program.Ended watched = watch.end();
    assertThat(watched.out()).doesNotContain("\"b\"");
    assertThat(watched.status()).isZero();
  }

  @Test
  void nobodyElseCanWatch() {
    Program.Ended end =
        dstream.command("wordcount --sink dashboard --dashboard-port 0.0.0.0:8080").runHere();
    assertThat(end.err())
        .startsWith(
            "dstream: --dashboard-port 0.0.0.0:8080 would show the results to all who reach it\n");
    assertThat(end.status()).isEqualTo(2);
  }
}
