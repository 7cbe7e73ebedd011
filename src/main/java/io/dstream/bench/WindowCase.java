package io.dstream.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Compares a long and a short window that slide by a second, at the same rate. The figure is the
 * processing time per slide that Spark reports, once the window is full.
 *
 * @param program {@code wordcount} or {@code pipe}
 */
record WindowCase(StreamPlan.Contender program, Supplier<ZipfText> texts) implements BenchCase {
  private static final String LONG = "dstream, 5m by 1s";
  private static final String SHORT = "dstream, 10s by 1s";
  private static final int LONG_SECONDS = 300;
  private static final int SHORT_SECONDS = 10;
  private static final int MEASURED = 30;

  /** Bytes per second: about 10,000 lines. */
  private static final double RATE = 900_000;

  @Override
  public String name() {
    return counter() ? "window" : "pipe-window";
  }

  @Override
  public String unit() {
    return "ms/slide";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public String goal() {
    return "a long window costs " + (counter() ? 1.3 : 1.5) + " times a short one at most";
  }

  private boolean counter() {
    return program == StreamPlan.Contender.WORDCOUNT;
  }

  @Override
  public List<String> contenders() {
    return List.of(LONG, SHORT);
  }

  @Override
  public int mostRuns() {
    return 1;
  }

  @Override
  public Figures run(String contender, Workspace workspace) throws IOException {
    int seconds = contender.equals(LONG) ? LONG_SECONDS : SHORT_SECONDS;
    ZipfText text = texts.get();
    int copies = (int) (RATE * (LONG_SECONDS + MEASURED + 60) / text.length()) + 1;
    try (LineFeed feed = new LineFeed(workspace);
        TrialProcess stream =
            TrialProcess.stream(
                StreamPlan.of(program, StreamPlan.Source.SOCKET, "" + feed.port())
                    .window(1000L * seconds),
                workspace)) {
      feed.awaitClient();
      CompletableFuture<Void> sending = feed.send(text.bytes(), copies, RATE);
      List<Double> millis = new ArrayList<>();
      for (int slide = 0; slide < LONG_SECONDS + MEASURED; slide++) {
        double worked = stream.nextBatch().processing();
        if (slide >= LONG_SECONDS) { // for both, since the JVM grows over time
          millis.add(worked);
        }
      }
      LineFeed.requireUnderWay(sending);
      return Figures.of(contender, Spread.of(millis).median());
    }
  }
}
