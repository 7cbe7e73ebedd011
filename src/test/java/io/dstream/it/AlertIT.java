package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts of a real stream: who is told of them. */
class AlertIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  private final LineServer lines = LineServer.start();

  @AfterEach
  void close() {
    lines.close();
  }

  private Program totals(String more, Object... words) {
    Program stream =
        dstream
            .command("wordcount --source socket --batch 200ms --stateful " + more)
            .with("--port", lines.port())
            .with(words)
            .start();
    lines.awaitClient();
    return stream;
  }

  @Test
  void anAlertIsSaidOnceWhenItBeginsAndOnceWhenItEnds() {
    Program stream = totals("--sink none", "--alert", "odd: count % 2 = 1 AND word LIKE 'a%'");
    lines.send("a b\n").awaitReceived();
    stream.await("begins", p -> p.err().contains("alert odd firing"));
    lines.send("b b b\n").awaitReceived();
    lines.send("a\n").awaitReceived();
    stream.await("ends", p -> p.err().contains("alert odd resolved"));
    stream.signal("TERM");
    assertThat(stream.end().err())
        .matches(
            """
            dstream: alert odd firing: \\{"word":"a","count":1}
            dstream: alert odd resolved after \\S+s: \\{"word":"a"}
            """);
  }

  @Test
  void theFirstAlertEndsTheStream() {
    Program stream =
        totals("--sink console --format json -q --exit-on-alert", "--alert", "three: count >= 3");
    lines.send("a b\n").awaitReceived();
    lines.send("a b\n").awaitReceived();
    lines.send("a\n").awaitReceived();
    Program.Ended end = stream.end();
    assertThat(end.status()).isEqualTo(4);
    assertThat(end.out()).contains("\"word\":\"a\",\"count\":3}\n");
    assertThat(end.err()).isEmpty();
  }

  @Test
  void aCommandAndAWebhookAreTold() throws IOException {
    Path file = dstream.directory("told").resolve("alerts");
    Queue<String> posted = new ConcurrentLinkedQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      Program stream =
          totals(
              "--sink none",
              "--alert",
              "two: count = 2",
              "--alert-exec",
              "cat >>'" + file + "'; echo mailed $DSTREAM_ALERT_STATE",
              "--alert-webhook",
              "http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
      lines.send("a a\n").awaitReceived();
      stream.await("told of the begin", p -> p.err().contains("--alert-exec: mailed firing"));
      lines.send("a\n").awaitReceived();
      stream.await("told of the end", p -> p.err().contains("--alert-exec: mailed resolved"));
      stream.signal("TERM");
      stream.end();
    } finally {
      server.stop(0);
    }
    assertThat(Files.readAllLines(file)).containsExactlyElementsOf(posted).hasSize(2);
    assertThat(new ObjectMapper().readTree(posted.peek()).get("rows").get(0).get("row"))
        .hasToString("{\"word\":\"a\",\"count\":2}");
  }

  @Test
  void totalsThatStillMeetTheConditionFireAgainAfterAKill() throws IOException {
    Path input = dstream.directory("input");
    Path checkpoint = dstream.directory("checkpoint");
    String words =
        "wordcount --source file --existing --batch 200ms --stateful --sink none --path "
            + input
            + " --checkpoint "
            + checkpoint;
    Files.writeString(input.resolve("one"), "a a a b\n");
    Program first = dstream.command(words).with("--alert", "three: count = 3").start();
    first.await("begins", p -> p.err().contains("alert three firing"));
    first.signal("KILL");
    first.end();
    Program second = dstream.command(words).with("--alert", "three: count = 3").start();
    second.await("begins again", p -> p.err().contains("alert three firing"));
    Files.writeString(input.resolve("two"), "a\n");
    second.await("ends", p -> p.err().contains("alert three resolved"));
    second.signal("TERM");
    assertThat(second.end().err()).doesNotContain("writes them all again");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theLiveViewAndThoseWhoWatchShowIt() throws IOException {
    try (ReservedPort port = new ReservedPort();
        PseudoTerminal terminal =
            PseudoTerminal.run(
                dstream,
                "dstream wordcount --source socket --batch 200ms --stateful"
                    + " --sink console,dashboard --alert \"two: count = 2\" --port "
                    + lines.port()
                    + " --dashboard-port "
                    + port.number())) {
      lines.awaitClient();
      lines.send("a a\n").awaitReceived();
      terminal.awaitScreen("alert two firing: {\"word\":\"a\",\"count\":2}");
      Program watch = dstream.command("watch").with("localhost:" + port.number()).start();
      watch.await("says what fires", p -> p.err().contains("alert two firing: {\"word\":\"a\""));
      lines.send("a\n").awaitReceived();
      watch.await("says that it ends", p -> p.err().contains("alert two resolved after"));
      terminal.awaitScreen("alert two resolved after");
      terminal.press("q");
      assertThat(terminal.status()).isZero();
      assertThat(watch.end().status()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--alert; count > 3; --alert 'count > 3' is no alert",
        "--alert; hot: cout > 3; --alert hot: ",
        "--alert; hot: count; --alert hot: the condition is of type BIGINT",
        "--alert; hot: count > 3 for ever 5; --alert hot: ",
        "--alert-exec; true; --alert-exec needs --alert",
        "--alert-webhook; http://localhost/; --alert-webhook needs --alert",
      })
  void whatIsWrongIsSaidBeforeTheStart(String option, String value, String message) {
    Program.Ended end = dstream.command("wordcount").with(option, value).runHere();
    assertThat(end.err()).startsWith("dstream: " + message);
    assertThat(end.status()).isEqualTo(2);
  }
}
