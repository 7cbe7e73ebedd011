package io.dstream.web;

import static io.dstream.dashboard.FakeStream.row;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.dashboard.FakeStream;
import io.dstream.net.Access;
import io.dstream.net.ServerSockets;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.spec.HostAndPort;
import io.dstream.watch.StreamClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dashboard as clients meet it over HTTP. */
class DashboardPagesTest {
  private static final int RECONNECTS = 200;
  private static final int REQUESTS = 10_000;
  private static final long HANGS_MINUTES = 5;

  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeStream stream = new FakeStream(Schema.WORD_COUNT);
  private HostAndPort address;
  private WebServer server;

  @BeforeEach
  void start() {
    int port = ServerSockets.freePort(InetAddress.getLoopbackAddress());
    address = new HostAndPort(ServerSockets.LOOPBACK, port);
    server =
        WebServer.start(
            address, "--dashboard-port", Access.OPEN, DashboardPages.of(stream.dashboard()));
  }

  @AfterEach
  void stop() {
    stream.close();
    server.close();
  }

  @Test
  void theLastResultIsThereOnceItsBatchIsDone() throws Exception {
    assertThat(json("/api/results").get("time").isNull()).isTrue();
    stream.batch(List.of(row("b", 2), row("ab", 1), row("a", 1)));
    awaitBatches(1);
    assertThat(json("/api/results").get("rows"))
        .hasToString(
            "[{\"word\":\"b\",\"count\":2},{\"word\":\"ab\",\"count\":1},"
                + "{\"word\":\"a\",\"count\":1}]");
    assertThat(json("/api/results?top=1").get("rows"))
        .hasToString("[{\"word\":\"b\",\"count\":2}]");
    assertThat(json("/api/results?prefix=a&top=1").get("rows"))
        .hasToString("[{\"word\":\"ab\",\"count\":1}]");
    assertThat(json("/api/results?key=a").get("rows"))
        .hasToString("[{\"word\":\"a\",\"count\":1}]");
    assertThat(json("/api/history?key=b").get("points"))
        .hasToString("[[\"2026-01-01T00:00:00Z\",2.0]]");
  }

  @Test
  void aQueryFiltersRowsAndAWrongOneIsNamed() throws Exception {
    stream.batch(List.of(row("b", 2), row("ab", 1), row("a", 1)));
    awaitBatches(1);
    String query = URLEncoder.encode("word LIKE 'a%' AND length(word) = 2", UTF_8);
    assertThat(json("/api/results?query=" + query).get("rows"))
        .hasToString("[{\"word\":\"ab\",\"count\":1}]");
    HttpResponse<String> wrong = get("/api/results?query=cout%3E1");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).startsWith("query: ").contains("\n  cout>1\n  ^^^^\n");
  }

  @Test
  void aQueryIsNotLong() throws Exception {
    for (String deep :
        List.of("(".repeat(490) + "true" + ")".repeat(490), "not+".repeat(240) + "true")) {
      assertThat(get("/api/results?query=" + deep).statusCode()).isIn(200, 400);
    }
    assertThat(get("/api/results?query=" + "a".repeat(1001)).body())
        .isEqualTo("query has more than 1000 characters\n");
  }

  @Test
  void theStatusSaysWhatTheStreamIsAndDoes() throws Exception {
    stream.batch();
    awaitBatches(1);
    JsonNode status = json("/api/status");
    assertThat(status.get("name").textValue()).isEqualTo("a stream");
    assertThat(status.get("records").longValue()).isEqualTo(5);
    assertThat(status.get("pipeline").get("name").textValue()).isEqualTo("a stream");
    assertThat(status.get("batches").get(0).get("processingMillis").intValue()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/results?top=0, top must be 1 to 999999",
    "/api/results?top=many, top must be 1 to 999999",
    "/api/stream?top=-1, top must be 1 to 999999",
    "/api/history?tpo=1, parameters here are key",
    "/api/results?top=1&top=2, top is given twice",
    "/api/history, say whose: ?key="
  })
  void aWrongParameterIsNamed(String path, String why) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(why + "\n");
  }

  @Test
  void eventsHaveNoHeadAlone() throws Exception {
    HttpRequest head =
        HttpRequest.newBuilder(URI.create("http://localhost:" + address.port() + "/api/stream"))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(client.send(head, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(405);
  }

  @Test
  void thePageHasAllThatItNeedsAndTheApiIsDescribed() throws Exception {
    for (String name : List.of("", "dashboard.js", "dashboard.css", "uplot.js", "uplot.css")) {
      assertThat(get("/" + name).statusCode()).as(name).isEqualTo(200);
    }
    JsonNode paths = json("/openapi.json").get("paths");
    paths
        .fieldNames()
        .forEachRemaining(path -> assertThat(path).matches("/api/.*|/metrics|/health/.*"));
    assertThat(paths.get("/api/stream")).isNotNull();
  }

  /** Each time somewhere within an event; results come meanwhile. */
  @Test
  @Timeout(value = HANGS_MINUTES, unit = TimeUnit.MINUTES)
  void aClientThatIsCutOffTwoHundredTimesHasTheVeryResult() throws Exception {
    Random random = new Random(7);
    AtomicReference<List<Row>> seen = new AtomicReference<>(List.of());
    try (CuttingProxy proxy = new CuttingProxy(address, RECONNECTS, 3)) {
      stream.batch(result(random));
      CompletableFuture<Void> following = follow(proxy.port(), seen);
      List<Row> last = List.of();
      while (proxy.done() < RECONNECTS && !following.isDone()) {
        last = result(random);
        stream.batch(last);
        get("/api/status"); // the connections have their turn
      }
      stream.close();
      following.get();
      assertThat(proxy.done()).isGreaterThanOrEqualTo(RECONNECTS);
      assertThat(texts(seen.get())).isEqualTo(texts(last));
    }
  }

  private CompletableFuture<Void> follow(int port, AtomicReference<List<Row>> seen) {
    URI events = URI.create("http://localhost:" + port + "/api/stream");
    Notices quiet = Notices.to(new PrintWriter(Writer.nullWriter()), true, false);
    StreamClient following = new StreamClient(events, Access.OPEN, quiet, new StopRequest());
    return CompletableFuture.runAsync(
        () -> {
          try {
            following.follow((what, isResult) -> seen.set(what.ranked()));
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Up to 40 words, of which some are those of the result before. */
  private static List<Row> result(Random random) {
    TreeSet<Row> rows = new TreeSet<>(Schema.WORD_COUNT.ranking());
    TreeSet<String> words = new TreeSet<>();
    for (int i = random.nextInt(40); i >= 0; i--) {
      String word = "word-" + random.nextInt(60);
      if (words.add(word)) {
        rows.add(row(word, random.nextInt(5)));
      }
    }
    return new ArrayList<>(rows);
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(Schema.WORD_COUNT::json).toList();
  }

  /** Requests with bytes changed and cut; whatever is answered, the next one is served. */
  @Test
  void tenThousandMangledRequestsHarmNothing() throws Exception {
    Random random = new Random(1);
    List<String> paths =
        List.of(
            "/api/results?top=3", "/api/stream?prefix=a", "/api/history?key=b", "/", "/%2e%2e/");
    for (int i = 0; i < REQUESTS; i++) {
      String path = paths.get(random.nextInt(paths.size()));
      byte[] bad =
          ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 1.2.3\r\n\r\n")
              .getBytes(ISO_8859_1);
      for (int change = random.nextInt(4); change > 0; change--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try (Socket rude = new Socket(address.host(), address.port())) {
        rude.getOutputStream().write(bad, 0, 1 + random.nextInt(bad.length));
      } catch (SocketException e) {
        assertThat(e).hasMessageMatching("Broken pipe|Connection reset.*"); // it had enough
      }
    }
    stream.batch(List.of(row("a", 1)));
    awaitBatches(1);
    assertThat(json("/api/results").get("rows")).hasSize(1);
  }

  private void awaitBatches(int done) throws Exception {
    while (json("/api/status").get("batchesDone").intValue() < done) {
      Thread.onSpinWait();
    }
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + address.port() + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
