package io.dstream.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.net.ServerSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Measures the latency from the socket to a watcher. Each line is a distinct word that contains the
 * millisecond in which it was sent, so each line is a row of a result.
 */
record PushCase() implements BenchCase {
  private static final int ROWS_PER_SECOND = 10_000;
  private static final int KEPT = 2 * ROWS_PER_SECOND;
  private static final String DATA = "data:";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "push";
  }

  @Override
  public String unit() {
    return "ms";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public String goal() {
    return "99th percentile of 10,000 rows a second: the batch of 1 s and 100 ms";
  }

  @Override
  public List<String> contenders() {
    return List.of(DSTREAM);
  }

  @Override
  public int mostRuns() {
    return 3;
  }

  @Override
  public Figures run(String contender, Workspace workspace)
      throws IOException, InterruptedException {
    int port = ServerSockets.freePort(InetAddress.getLoopbackAddress());
    try (LineFeed feed = new LineFeed(workspace);
        SocketStream stream =
            SocketStream.start(
                feed,
                workspace,
                "--sink",
                "dashboard",
                "--dashboard-port",
                "" + port,
                "--dashboard-keys",
                "" + KEPT)) {
      CompletableFuture<Void> sending =
          feed.sendTimed(PushCase::line, ROWS_PER_SECOND, Latencies.sending());
      Latencies latencies = new Latencies();
      watch(URI.create("http://localhost:" + port + "/api/stream"), latencies);
      stream.requireRunning();
      sending.join();
      return latencies.figures(contender);
    }
  }

  private static byte[] line(long millis, long number) {
    return (LineFeed.STAMP + millis + LineFeed.STAMP + number).getBytes(US_ASCII);
  }

  /** Follows the events until the measurement is over. */
  private static void watch(URI events, Latencies latencies)
      throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        long now = System.currentTimeMillis();
        boolean over = false;
        for (long sent : sent(line)) {
          over |= latencies.take(sent, now, 1);
        }
        if (over) {
          return;
        }
      }
    }
    throw new IOException("the dashboard ended before its time");
  }

  /** Returns the times at which the rows of an event were sent. */
  private static List<Long> sent(String line) throws JsonProcessingException {
    List<Long> times = new ArrayList<>();
    if (line.startsWith(DATA)) {
      JsonNode event = JSON.readTree(line.substring(DATA.length()));
      for (JsonNode row : event.has("changed") ? event.get("changed") : event.path("rows")) {
        String word = row.get("word").textValue();
        times.add(Long.valueOf(word.substring(1, word.lastIndexOf(LineFeed.STAMP))));
      }
    }
    return times;
  }
}
