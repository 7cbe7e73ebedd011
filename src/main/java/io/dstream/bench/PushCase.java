package io.dstream.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.net.Access;
import io.dstream.net.ServerSockets;
import io.dstream.watch.StreamClient;
import io.dstream.watch.WatchedStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/**
 * From the socket to one who watches: each line is a word of its own, which has the millisecond in
 * which it was sent, so that each is a row of a result.
 */
record PushCase() implements BenchCase {
  private static final int ROWS_A_SECOND = 10_000;
  private static final int KEPT = 2 * ROWS_A_SECOND;
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 30;
  private static final Duration LONGEST = Duration.ofMinutes(1);

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
          feed.sendTimed(
              PushCase::line, ROWS_A_SECOND, Duration.ofSeconds(WARM_UP_SECONDS + SECONDS + 2));
      Arrivals arrivals = new Arrivals(System.currentTimeMillis() + 1000L * WARM_UP_SECONDS);
      URI events = URI.create("http://localhost:" + port + "/api/stream");
      Notices quiet = Notices.to(new PrintWriter(Writer.nullWriter()), true, false);
      new StreamClient(events, Access.OPEN, quiet, arrivals.stop).follow(arrivals);
      stream.requireRunning();
      sending.join();
      return Figures.of(contender, (double) arrivals.latency.getValueAtPercentile(99))
          .and(contender + ", median", (double) arrivals.latency.getValueAtPercentile(50));
    }
  }

  private static byte[] line(long millis, long number) {
    return (LineFeed.STAMP + millis + LineFeed.STAMP + number).getBytes(US_ASCII);
  }

  /** Takes the time of each row that was sent within the seconds that are measured. */
  private static final class Arrivals implements StreamClient.Viewer {
    private final Histogram latency = new Histogram(LONGEST.toMillis(), 3);
    private final StopRequest stop = new StopRequest();
    private final long from;

    Arrivals(long from) {
      this.from = from;
    }

    @Override
    public void see(WatchedStream stream, boolean isResult) {
      long now = System.currentTimeMillis();
      if (!isResult) {
        return;
      }
      long newest = 0;
      for (var row : stream.ranked()) {
        String[] parts = new String((byte[]) row.get(0), US_ASCII).split(LineFeed.STAMP, -1);
        long sent = Long.parseLong(parts[1]);
        newest = Math.max(newest, sent);
        if (sent >= from && sent < from + 1000L * SECONDS) {
          latency.recordValue(now - sent);
        }
      }
      if (newest >= from + 1000L * SECONDS) {
        stop.request();
      }
    }
  }
}
