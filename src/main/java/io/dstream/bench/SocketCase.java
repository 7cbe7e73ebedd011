package io.dstream.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Counts text from a socket that is sent as fast as it is read. The time runs from the first byte
 * to the end of the batch with the last byte, so neither receiving nor counting may lag.
 */
record SocketCase(BenchSpec spec, Supplier<ZipfText> texts) implements BenchCase {

  @Override
  public String name() {
    return "socket";
  }

  @Override
  public String unit() {
    return "MB/s";
  }

  @Override
  public String goal() {
    return "8 times textbook";
  }

  @Override
  public String heap() {
    return spec.heap();
  }

  @Override
  public List<String> contenders() {
    return List.of(DSTREAM, TEXTBOOK);
  }

  @Override
  public Figures run(String contender, Workspace workspace) throws IOException {
    ZipfText text = texts.get();
    try (LineFeed feed = new LineFeed(workspace);
        TrialProcess stream =
            TrialProcess.stream(
                StreamPlan.of(
                    StreamPlan.Contender.named(contender),
                    StreamPlan.Source.SOCKET,
                    "" + feed.port()),
                workspace)) {
      feed.awaitClient();
      int warmUps = Math.max(1, spec.copies() / 4);
      send(feed, text, warmUps, stream);
      long start = System.currentTimeMillis();
      List<Batch> batches = send(feed, text, spec.copies(), stream);
      double millis = batches.get(batches.size() - 1).end() - start;
      return Figures.of(contender, text.length() * (double) spec.copies() / 1e3 / millis);
    }
  }

  private static List<Batch> send(LineFeed feed, ZipfText text, int copies, TrialProcess stream) {
    CompletableFuture<Void> sent = feed.send(text.bytes(), copies);
    List<Batch> batches = stream.until(text.words() * copies);
    sent.join();
    Checks.requireSame(text.tally().times(copies), batches);
    return batches;
  }
}
