package io.dstream.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Runs batches of 100 ms with a hundred lines each for minutes. Measures Spark's processing time of
 * a batch, and whether delay and heap stay constant.
 */
record SmallBatchesCase(BenchSpec spec, Supplier<ZipfText> texts) implements BenchCase {
  private static final long BATCH_MILLIS = 100;
  private static final int MINUTES = 10;
  private static final int BATCHES_PER_MINUTE = (int) (60_000 / BATCH_MILLIS);

  /** Bytes per second: about 1,000 lines. */
  private static final double RATE = 90_000;

  @Override
  public String name() {
    return "small";
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
    return "40 ms in the median; delay and heap do not grow in ten minutes";
  }

  @Override
  public String heap() {
    return "512m";
  }

  @Override
  public List<String> contenders() {
    return List.of(DSTREAM, TEXTBOOK);
  }

  @Override
  public int mostRuns() {
    return 1;
  }

  @Override
  public Figures run(String contender, Workspace workspace) throws IOException {
    int minutes = contender.equals(DSTREAM) ? MINUTES : 2;
    ZipfText text = texts.get();
    int copies = (int) (RATE * 60 * (minutes + 1) / text.length()) + 1;
    try (LineFeed feed = new LineFeed(workspace);
        TrialProcess stream =
            TrialProcess.stream(
                StreamPlan.of(
                        StreamPlan.Contender.named(contender),
                        StreamPlan.Source.SOCKET,
                        "" + feed.port())
                    .every(BATCH_MILLIS),
                workspace)) {
      feed.awaitClient();
      CompletableFuture<Void> sending = feed.send(text.bytes(), copies, RATE);
      minute(stream); // warm-up
      List<Batch> second = minute(stream);
      double heapFirst = heap(stream);
      List<Batch> last = second;
      List<Batch> all = new ArrayList<>(second);
      for (int minute = 2; minute < minutes; minute++) {
        last = minute(stream);
        all.addAll(last);
      }
      double heapLast = heap(stream);
      LineFeed.requireUnderWay(sending);
      return Figures.of(contender, median(all, Batch::processing))
          .and(contender + ", delay first", median(second, Batch::schedulingDelay))
          .and(contender + ", delay last", median(last, Batch::schedulingDelay))
          .and(contender + ", heap MB first", heapFirst)
          .and(contender + ", heap MB last", heapLast);
    }
  }

  /** Returns the size of live objects, in megabytes. */
  private static double heap(TrialProcess stream) throws IOException {
    stream.collectGarbage();
    stream.collectGarbage(); // frees what the first one only found dead
    stream.nextBatch(); // may have been reported earlier
    return stream.nextBatch().heap() / 1e6;
  }

  /** Returns the batches with data of one minute. */
  private static List<Batch> minute(TrialProcess stream) {
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES_PER_MINUTE; i++) {
      batches.add(stream.nextBatch());
    }
    batches.removeIf(batch -> batch.tally().words() == 0);
    return batches;
  }

  private static double median(List<Batch> batches, ToLongFunction<Batch> figure) {
    return Spread.of(batches.stream().map(batch -> (double) figure.applyAsLong(batch)).toList())
        .median();
  }
}
