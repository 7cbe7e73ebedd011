package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Windows and running totals over a queue, against sums of its runs made by hand. */
class WindowAndStateIT {
  private static final Duration BATCH = Duration.ofMillis(200);
  private static final int RUNS = 6;

  @RegisterExtension final Dstream dstream = new Dstream();

  private Path file;
  private List<Tally> runs;

  @BeforeEach
  void cutTheText() {
    byte[] text = new ZipfText(5).lines(400);
    file = dstream.file("text", text);
    runs = Lines.runs(text, RUNS);
  }

  @Test
  void aWindowIsTheSumOfItsBatchesAndEndsWhenItIsPastTheLastOne() {
    Map<Long, Tally> expected = new TreeMap<>();
    for (int batch = 2; batch < RUNS + 3; batch += 2) {
      expected.put((long) batch, Tally.sum(batches(batch - 2, batch)));
    }
    String rows = command("--window 600ms --slide 400ms --top 0").run().quietly();
    assertThat(Results.ofTsv(rows).numbered(2, BATCH)).isEqualTo(expected);
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @Test
  void aWindowSlidesByABatchUnlessSaidAndMayBeShorterThanItsSlide() {
    Map<Long, Tally> everyBatch = new TreeMap<>();
    for (int batch = 1; batch < RUNS + 2; batch++) {
      everyBatch.put((long) batch, Tally.sum(batches(batch - 1, batch)));
    }
    assertThat(rows("--window 400ms").numbered(1, BATCH)).isEqualTo(everyBatch);
    // Batches 3 and 6, and of batches 1, 2, 4 and 5 nothing.
    assertThat(rows("--window 200ms --slide 600ms").numbered(3, BATCH))
        .isEqualTo(new TreeMap<>(Map.of(3L, runs.get(2), 6L, runs.get(5))));
  }

  @Test
  void aWordInABatchBetweenTwoResultsCameOutAndNothingElseIsSaid() {
    Path one = dstream.file("one", "word\n".getBytes(UTF_8));
    Program.Ended end =
        dstream
            .command("wordcount --batch 200ms --window 600ms --slide 400ms --input")
            .with(one)
            .runHere();
    assertThat(end.quietly()).endsWith("\n      1 word\n\n");
  }

  @Test
  void totalsOfTheWordsThatChangedAreTheRowsOfABatchAndAllTotalsAreRanked() {
    Path output = dstream.directory("out");
    String top =
        command("--stateful --top 5 --sink console,text").with("--output", output).run().quietly();
    Tally totals = Tally.none();
    StringBuilder best = new StringBuilder();
    Map<Long, Tally> changed = new TreeMap<>();
    for (int batch = 1; batch <= RUNS; batch++) {
      totals = totals.plus(runs.get(batch - 1));
      changed.put((long) batch, runs.get(batch - 1).totalsIn(totals));
      totals.ranked(5).forEach(row -> best.append(row).append('\n'));
    }
    assertThat(TextOutput.in(output).tsv().numbered(1, BATCH)).isEqualTo(changed);
    assertThat(top.replaceAll("(?m)^[^\t]+\t", "")).isEqualTo(best.toString());
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @Test
  void everyTotalComesInEveryBatchWhenAskedForAndAnIdleWordIsForgotten() {
    Map<Long, Tally> expected = new TreeMap<>();
    Map<String, Long> seen = new HashMap<>();
    Tally totals = Tally.none();
    // A run every other batch; in the batches between, nothing.
    for (long batch = 1; batch < 2 * RUNS; batch++) {
      Tally run = batch % 2 == 1 ? runs.get((int) batch / 2) : Tally.none();
      long now = batch;
      run.words().forEach(word -> seen.put(word, now));
      totals = totals.plus(run).only(word -> now - seen.get(word) < 4);
      expected.put(batch, totals);
    }
    assertThat(
            rows("--stateful --state-output all --state-timeout 800ms --queue-interval 400ms")
                .numbered(1, BATCH))
        .isEqualTo(expected);
  }

  /** The runs of the batches after {@code from} up to {@code to}, numbered from 1. */
  private List<Tally> batches(int from, int to) {
    return runs.subList(Math.max(0, from - 1), Math.min(RUNS, to));
  }

  private Results rows(String options) {
    return Results.ofTsv(command(options + " --top 0").runHere().quietly());
  }

  private Dstream.Command command(String options) {
    return dstream
        .command("wordcount --batch 200ms --format tsv " + options)
        .with("--input", file, "--queue-batches", RUNS);
  }
}
