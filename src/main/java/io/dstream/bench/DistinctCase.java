package io.dstream.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Counts one file of distinct words in one batch. The words do not fit in memory, so counting must
 * spill to disk.
 */
record DistinctCase(BenchSpec spec) implements BenchCase {
  private static final int LETTERS = 12;
  private static final int WORDS_PER_LINE = 12;

  /** An odd number, so that its multiples differ even in their lower bits. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  /** A mask of 56 bits, which fit in {@value #LETTERS} letters. */
  private static final long MASK = (1L << 56) - 1;

  @Override
  public String name() {
    return "distinct";
  }

  @Override
  public String unit() {
    return "MB/s";
  }

  @Override
  public String goal() {
    return "as fast as reduceByKey at -Xmx1g, where each word is another one; the pipe too";
  }

  @Override
  public String heap() {
    return "1g";
  }

  @Override
  public List<String> contenders() {
    return List.of(DSTREAM, TEXTBOOK, PIPE);
  }

  @Override
  public int mostRuns() {
    return 3;
  }

  @Override
  public Figures run(String contender, Workspace workspace) throws IOException {
    Path watched = Files.createDirectory(workspace.directory().resolve("in"));
    Path hidden = watched.resolve(".words");
    Tally expected = write(hidden);
    double megabytes = Files.size(hidden) / 1e6;
    StreamPlan plan =
        StreamPlan.of(
            StreamPlan.Contender.named(contender), StreamPlan.Source.FILE, watched.toString());
    try (TrialProcess stream = TrialProcess.stream(plan, workspace)) {
      stream.nextBatch(); // the stream is running
      FileCase.show(hidden);
      List<Batch> batches = stream.until(expected.words());
      Checks.requireSame(expected, batches);
      return Figures.of(
          contender, megabytes * 1e3 / batches.stream().mapToLong(Batch::processing).sum());
    }
  }

  private Tally write(Path file) throws IOException {
    int words = Math.toIntExact(spec.megabytes() * 1_000_000L / (LETTERS + 1));
    byte[] word = new byte[LETTERS + 1];
    Tally all = Tally.NOTHING;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int i = 0; i < words; i++) {
        spell((spec.seed() + i) * STEP & MASK, word);
        boolean last = i % WORDS_PER_LINE == WORDS_PER_LINE - 1 || i == words - 1;
        word[LETTERS] = (byte) (last ? '\n' : ' ');
        out.write(word);
        all = all.plus(Tally.of(word, 0, LETTERS, 1));
      }
    }
    return all;
  }

  private static void spell(long number, byte[] word) {
    long rest = number;
    for (int i = 0; i < LETTERS; i++) {
      word[i] = (byte) ('a' + rest % 26);
      rest /= 26;
    }
  }
}
