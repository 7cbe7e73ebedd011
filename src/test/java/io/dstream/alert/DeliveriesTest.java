package io.dstream.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.dstream.alert.AlertChange.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of alerts outside of this process: a real shell, a real HTTP server. */
class DeliveriesTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:05Z");
  private static final AlertChange FIRING =
      new AlertChange(
          "hot",
          State.FIRING,
          TIME,
          List.of(
              new AlertRow(
                  "{\"word\":\"a\"}", "{\"word\":\"a\",\"count\":4}", TIME.minusSeconds(5))));
  private static final String JSON =
      "{\"alert\":\"hot\",\"state\":\"firing\",\"time\":\"2026-01-01T00:00:05Z\",\"rows\":["
          + "{\"key\":{\"word\":\"a\"},\"row\":{\"word\":\"a\",\"count\":4},"
          + "\"since\":\"2026-01-01T00:00:00Z\"}]}";

  @TempDir Path directory;

  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  private void tell(Delivery... ways) {
    try (Deliveries deliveries = new Deliveries(List.of(ways), said::add)) {
      deliveries.changed(FIRING);
    }
  }

  @Test
  void aChangeIsReadAgain() throws IOException {
    assertThat(AlertJson.of(FIRING)).isEqualTo(JSON);
    assertThat(AlertJson.change(new ObjectMapper().readTree(JSON))).isEqualTo(FIRING);
  }

  @Test
  void aCommandGetsTheChangeAndWhatItSaysIsSaid() throws IOException {
    Path file = directory.resolve("told");
    tell(
        new CommandDelivery(
            "cat > '" + file + "'; echo $DSTREAM_ALERT $DSTREAM_ALERT_STATE $DSTREAM_ALERT_TIME"));
    assertThat(file).hasContent(JSON + "\n");
    assertThat(said).containsExactly("--alert-exec: hot firing 2026-01-01T00:00:05Z");
  }

  @Test
  void aCommandThatFailsIsSaidAndNeedNotRead() {
    tell(new CommandDelivery("echo no mail >&2; exit 3"));
    assertThat(said)
        .containsExactly(
            "--alert-exec: not told that alert hot is firing: it ended with 3, no mail");
  }

  /** The end comes first: it is killed, and that is said. */
  @Test
  void aCommandThatNeverEndsIsKilledAtTheEnd() {
    Path pid = directory.resolve("pid");
    tell(new CommandDelivery("echo $$ > '" + pid + "'; exec sleep 1000"));
    assertThat(said)
        .containsExactly("--alert-exec: not told that alert hot is firing: the stream ended first");
    assertThat(pid)
        .content()
        .satisfies(id -> Awaitility.await("it is gone").until(() -> isGone(id.strip())));
  }

  private static boolean isGone(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  @Test
  void aWebhookIsPostedToUntilItAnswers() throws IOException {
    Queue<String> posted = new ConcurrentLinkedQueue<>();
    HttpServer server = server(posted, 503, 204);
    try {
      tell(new WebhookDelivery(url(server)));
    } finally {
      server.stop(0);
    }
    assertThat(posted).containsExactly("application/json " + JSON, "application/json " + JSON);
    assertThat(said).isEmpty();
  }

  @Test
  void aWebhookThatRefusesIsNotAskedAgain() throws IOException {
    Queue<String> posted = new ConcurrentLinkedQueue<>();
    HttpServer server = server(posted, 403);
    try {
      tell(new WebhookDelivery(url(server)));
    } finally {
      server.stop(0);
    }
    assertThat(posted).hasSize(1);
    assertThat(said)
        .containsExactly(
            "--alert-webhook 127.0.0.1: not told that alert hot is firing: it answers with status 403");
  }

  private static URI url(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secret-path");
  }

  /** Answers with each of {@code statuses}, one after the other. */
  private static HttpServer server(Queue<String> posted, int... statuses) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String type = exchange.getRequestHeaders().getFirst("Content-Type");
          int before = posted.size();
          posted.add(type + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(statuses[before], -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
