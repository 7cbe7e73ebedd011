package io.dstream.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.net.ServerSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Measures the cost of watchers for a stream. A word count reads a socket as fast as it can, with a
 * dashboard on the same machine that has many watchers or none.
 */
record WatchersCase(Supplier<ZipfText> texts) implements BenchCase {
  private static final String WATCHED = "1,000 watch";
  private static final String ALONE = "nobody watches";
  private static final int WATCHERS = 1_000;
  private static final int COPIES = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(40);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "watchers";
  }

  @Override
  public String unit() {
    return "records/s";
  }

  @Override
  public String goal() {
    return "0.95 of what it does when nobody watches";
  }

  @Override
  public List<String> contenders() {
    return List.of(WATCHED, ALONE);
  }

  @Override
  public Figures run(String contender, Workspace workspace)
      throws IOException, InterruptedException {
    int port = ServerSockets.freePort(InetAddress.getLoopbackAddress());
    try (LineFeed feed = new LineFeed(workspace);
        SocketStream stream =
            SocketStream.start(
                feed, workspace, "--sink", "dashboard", "--dashboard-port", "" + port)) {
      CompletableFuture<Void> sending = feed.send(texts.get().bytes(), COPIES);
      try (IdleWatchers watchers =
          new IdleWatchers(contender.equals(WATCHED) ? WATCHERS : 0, port)) {
        TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
        Instant from = Instant.now();
        TimeUnit.MILLISECONDS.sleep(MEASURED.toMillis());
        JsonNode status =
            JSON.readTree(URI.create("http://localhost:" + port + "/api/status").toURL());
        watchers.requireAll();
        stream.requireRunning();
        LineFeed.requireUnderWay(sending);
        return Figures.of(contender, rate(status.get("batches"), from));
      }
    }
  }

  /**
   * Returns the rate over the batches completed since {@code from}. The first batch is left out,
   * since its end is the start of the measurement.
   */
  private static double rate(JsonNode batches, Instant from) {
    Instant begin = Instant.MAX;
    Instant end = from;
    long records = 0;
    for (JsonNode batch : batches) {
      Instant done = done(batch);
      if (done.isAfter(from)) {
        records += begin.equals(Instant.MAX) ? 0 : records(batch);
        begin = begin.isAfter(done) ? done : begin;
        end = done;
      }
    }
    return records * 1e3 / Duration.between(begin, end).toMillis();
  }

  private static long records(JsonNode batch) {
    long records = 0;
    for (JsonNode source : batch.get("records")) {
      records += source.longValue();
    }
    return records;
  }

  private static Instant done(JsonNode batch) {
    return OffsetDateTime.parse(batch.get("time").textValue())
        .toInstant()
        .plusMillis(batch.get("delayMillis").longValue())
        .plusMillis(batch.get("processingMillis").longValue());
  }
}
