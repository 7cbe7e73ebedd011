package io.dstream.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Counts the same words with a query and with a pipeline, in batches of a second at the same rate.
 * The figure is the processing time of a batch that Spark reports.
 */
record QueryCase(Supplier<ZipfText> texts) implements BenchCase {
  private static final int WARM_UPS = 40;
  private static final int MEASURED = 60;

  /** Bytes per second: about 10,000 lines. */
  private static final double RATE = 900_000;

  @Override
  public String name() {
    return SQL;
  }

  @Override
  public String unit() {
    return "ms/batch";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public String goal() {
    return "what a query adds to a pipeline with the same result";
  }

  @Override
  public List<String> contenders() {
    return List.of(SQL, PIPE);
  }

  @Override
  public int mostRuns() {
    return 3;
  }

  @Override
  public Figures run(String contender, Workspace workspace) throws IOException {
    ZipfText text = texts.get();
    int copies = (int) (RATE * (WARM_UPS + MEASURED + 60) / text.length()) + 1;
    try (LineFeed feed = new LineFeed(workspace);
        TrialProcess stream =
            TrialProcess.stream(
                StreamPlan.of(
                    StreamPlan.Contender.named(contender),
                    StreamPlan.Source.SOCKET,
                    "" + feed.port()),
                workspace)) {
      feed.awaitClient();
      CompletableFuture<Void> sending = feed.send(text.bytes(), copies, RATE);
      List<Double> millis = new ArrayList<>();
      for (int batch = 0; batch < WARM_UPS + MEASURED; batch++) {
        double worked = stream.nextBatch().processing();
        if (batch >= WARM_UPS) {
          millis.add(worked);
        }
      }
      LineFeed.requireUnderWay(sending);
      return Figures.of(contender, Spread.of(millis).median());
    }
  }
}
