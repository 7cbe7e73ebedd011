package io.dstream.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * From the socket to stdout: each line holds the millisecond in which it was sent as a word, and
 * what is printed of such a word tells how long its lines took.
 */
record LatencyCase(Supplier<ZipfText> texts) implements BenchCase {
  private static final int LINES_A_SECOND = 100_000;
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 30;

  /** What is sent at the end only ends the reading. */
  private static final int LAST_SECONDS = 1;

  private static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * So many words of a batch that all its milliseconds are among them, 200 at most, with 100 lines
   * each: of 240,000 words by Zipf's law 700 at most come half as often.
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
    try (LineFeed feed = new LineFeed(workspace)) {
      try (SocketStream stream =
              SocketStream.start(
                  feed, workspace, "--batch", "200ms", "--top", "" + TOP, "--format", "tsv");
          BufferedReader rows = stream.process().inputReader(StandardCharsets.UTF_8)) {
        int seconds = WARM_UP_SECONDS + SECONDS + LAST_SECONDS;
        CompletableFuture<Void> sending =
            feed.sendStamped(texts.get(), LINES_A_SECOND, Duration.ofSeconds(seconds));
        Histogram latency = read(rows, System.currentTimeMillis() + 1000L * WARM_UP_SECONDS);
        sending.join();
        return Figures.of(contender, (double) latency.getValueAtPercentile(99))
            .and(contender + ", median", (double) latency.getValueAtPercentile(50));
      }
    }
  }

  /** Reads until a row comes that was sent {@value #SECONDS} seconds after {@code from}. */
  private static Histogram read(BufferedReader rows, long from) throws IOException {
    Histogram latency = new Histogram(LONGEST.toMillis(), 3);
    long end = from + 1000L * SECONDS;
    while (true) {
      String row = rows.readLine();
      if (row == null) {
        throw new IOException("dstream ended before its time");
      }
      String[] cells = row.split("\t", -1);
      if (cells[1].startsWith(LineFeed.STAMP)) {
        long sent = Long.parseLong(cells[1].substring(LineFeed.STAMP.length()));
        if (sent >= end) {
          return latency;
        }
        if (sent >= from) {
          latency.recordValueWithCount(System.currentTimeMillis() - sent, Long.parseLong(cells[2]));
        }
      }
    }
  }
}
