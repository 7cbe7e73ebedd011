package io.dstream.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Measures the latency from the socket to stdout. Each line contains the millisecond in which it
 * was sent as a word. The printed row of such a word shows how long its lines took.
 */
record LatencyCase(Supplier<ZipfText> texts) implements BenchCase {
  private static final int LINES_PER_SECOND = 100_000;

  /**
   * The number of words printed per batch, which includes all its milliseconds. There are at most
   * 200 of these with 100 lines each. Of 240,000 words by Zipf's law, at most 700 occur even half
   * as often.
   */
  private static final int TOP = 1_000;

  @Override
  public String name() {
    return "latency";
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
    return "99th percentile: the batch of 200 ms and 150 ms";
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
  public Figures run(String contender, Workspace workspace) throws IOException {
    try (LineFeed feed = new LineFeed(workspace);
        SocketStream stream =
            SocketStream.start(
                feed, workspace, "--batch", "200ms", "--top", "" + TOP, "--format", "tsv");
        BufferedReader rows = stream.process().inputReader(StandardCharsets.UTF_8)) {
      CompletableFuture<Void> sending =
          feed.sendStamped(texts.get(), LINES_PER_SECOND, Latencies.sending());
      Latencies latencies = new Latencies();
      boolean over = false;
      while (!over) {
        over = take(rows.readLine(), latencies);
      }
      sending.join();
      return latencies.figures(contender);
    }
  }

  /** Takes a row and returns whether the measurement is over. */
  private static boolean take(String row, Latencies latencies) throws IOException {
    if (row == null) {
      throw new IOException("dstream ended before its time");
    }
    String[] cells = row.split("\t", -1);
    return cells[1].startsWith(LineFeed.STAMP)
        && latencies.take(
            Long.parseLong(cells[1].substring(LineFeed.STAMP.length())),
            System.currentTimeMillis(),
            Long.parseLong(cells[2]));
  }
}
