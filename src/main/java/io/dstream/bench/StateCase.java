package io.dstream.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Keeps running totals of many words, of which each batch touches few. The figure is the processing
 * time of such a batch that Spark reports, including its checkpoint. Words arrive through a socket,
 * those of a batch all at once.
 *
 * @param program {@code wordcount} or {@code pipe}
 */
record StateCase(StreamPlan.Contender program, BenchSpec spec) implements BenchCase {
  private static final int HELD = 1_000_000;
  private static final int FEWER_HELD = 100_000;
  private static final int TOUCHED = 10_000;
  private static final String FEWER = "dstream, 100,000 held";
  private static final int WARM_UPS = 10;

  /** The number of rounds, enough for the held state to be rewritten at least once. */
  private static final int ROUNDS = 120;

  private static final int TEXTBOOK_ROUNDS = 12;

  private static final long BATCH_MILLIS = 1_000;

  /**
   * The textbook's batch interval. With a shorter one, even its empty batches take longer than the
   * interval and queue up forever.
   */
  private static final long TEXTBOOK_BATCH_MILLIS = 4_000;

  @Override
  public String name() {
    return counter() ? "state" : "pipe-state";
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
    String tenth = " times updateStateByKey; 1.5 times its own cost with a tenth held";
    return counter() ? 20 + tenth + "; none over 250 ms" : 10 + tenth;
  }

  private boolean counter() {
    return program == StreamPlan.Contender.WORDCOUNT;
  }

  @Override
  public List<String> contenders() {
    return List.of(DSTREAM, TEXTBOOK, FEWER);
  }

  /** Limits the case to one run. A run has so many batches that another one adds no information. */
  @Override
  public int mostRuns() {
    return 1;
  }

  @Override
  public Figures run(String contender, Workspace workspace) throws IOException {
    int held = contender.equals(FEWER) ? FEWER_HELD : HELD;
    boolean textbook = contender.equals(TEXTBOOK);
    Path checkpoint = Files.createDirectory(workspace.directory().resolve("checkpoint"));
    try (LineFeed feed = new LineFeed(workspace);
        TrialProcess stream =
            TrialProcess.stream(
                StreamPlan.of(
                        textbook ? StreamPlan.Contender.TEXTBOOK : program,
                        StreamPlan.Source.SOCKET,
                        "" + feed.port())
                    .every(textbook ? TEXTBOOK_BATCH_MILLIS : BATCH_MILLIS)
                    .totals(checkpoint.toUri().toString()),
                workspace)) {
      feed.awaitClient();
      Totals totals = new Totals(held, spec.seed());
      feed.send(totals.everyWord(), 1).join();
      await(stream, totals.all(), textbook);
      List<Double> millis = new ArrayList<>();
      int rounds = WARM_UPS + (textbook ? TEXTBOOK_ROUNDS : ROUNDS);
      for (int round = 0; round < rounds; round++) {
        byte[] lines = totals.touch(TOUCHED);
        feed.send(lines, 1).join();
        double worked = await(stream, textbook ? totals.all() : totals.touched(), textbook);
        if (round >= WARM_UPS) {
          millis.add(worked);
        }
      }
      Spread spread = Spread.of(millis);
      return Figures.of(contender, spread.median()).and(contender + ", worst", spread.max());
    }
  }

  /** Waits until a batch's words are counted and returns their processing time. */
  private static double await(TrialProcess stream, Tally expected, boolean all) {
    if (all) {
      return stream.awaitTotal(expected).processing();
    }
    List<Batch> batches = stream.until(expected.words());
    Checks.requireSame(expected, batches);
    return batches.stream()
        .filter(batch -> batch.tally().words() > 0)
        .mapToLong(Batch::processing)
        .max()
        .orElseThrow();
  }

  /** The expected totals. */
  private static final class Totals {
    private static final int WORDS_PER_LINE = 10;

    private final byte[][] words;
    private final long[] counts;
    private final SplittableRandom random;
    private Tally all = Tally.NOTHING;
    private Tally touched = Tally.NOTHING;

    Totals(int held, long seed) {
      String text =
          new String(ZipfText.eachOnce(held, seed).bytes(), StandardCharsets.US_ASCII).strip();
      words =
          Arrays.stream(text.split("\\s+"))
              .map(word -> word.getBytes(StandardCharsets.US_ASCII))
              .toArray(byte[][]::new);
      counts = new long[held];
      random = new SplittableRandom(seed);
    }

    /** Returns lines that contain each word once. */
    byte[] everyWord() {
      return lines(IntStream.range(0, counts.length));
    }

    /** Returns lines with {@code number} different words, drawn at random. */
    byte[] touch(int number) {
      return lines(random.ints(0, counts.length).distinct().limit(number));
    }

    private byte[] lines(IntStream drawn) {
      StringBuilder lines = new StringBuilder();
      touched = Tally.NOTHING;
      int onLine = 0;
      for (int word : drawn.toArray()) {
        if (onLine > 0) {
          lines.append(onLine % WORDS_PER_LINE == 0 ? '\n' : ' ');
        }
        onLine++;
        counts[word]++;
        all = all.plus(Tally.of(words[word], 1));
        touched = touched.plus(Tally.of(words[word], counts[word]));
        lines.append(new String(words[word], StandardCharsets.US_ASCII));
      }
      lines.append('\n');
      return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** All totals. */
    Tally all() {
      return all;
    }

    /** The totals of the words of the last lines. */
    Tally touched() {
      return touched;
    }
  }
}
