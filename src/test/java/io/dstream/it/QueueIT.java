package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The queue source: what comes when follows from the batch times, so every row is known. */
class QueueIT {
  private static final Duration BATCH = Duration.ofMillis(200);
  private static final Path SAMPLE = Path.of("src/main/resources/io/dstream/sample.txt");

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void withoutOptionsTheTenBestWordsOfTenBatchesOfASampleAreShown() throws Exception {
    String out = dstream.command("wordcount").run().quietly();
    Instant time = Instant.parse(out.lines().findFirst().orElseThrow());
    StringBuilder expected = new StringBuilder();
    for (Tally run : Lines.runs(Files.readAllBytes(SAMPLE), 10)) {
      expected.append(time).append('\n');
      for (String row : run.ranked(10)) {
        String[] fields = row.split("\t", 0);
        expected.append("%7s %s\n".formatted(fields[1], fields[0]));
      }
      expected.append('\n');
      time = time.plusSeconds(1);
    }
    assertThat(out).isEqualTo(expected.toString());
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @Test
  void aFileIsCutIntoEqualRunsOfLinesAndTakenOneABatchTheSameOnEveryRun() {
    byte[] text = new ZipfText(1).linesWithoutLastEnd(1003);
    Path file = dstream.file("text 10:00 %20 #[1]?{2}* ü", text);
    Map<Long, Tally> expected = placed(Lines.runs(text, 5), 1, 1);
    for (String interval : List.of("200ms", "0s")) {
      assertThat(count(file, "--queue-batches", 5, "--queue-interval", interval).numbered(1, BATCH))
          .isEqualTo(expected);
    }
  }

  @Test
  void aLongerIntervalLeavesBatchesOfStdinEmptyAndThereAreNoMoreRunsThanLines() {
    byte[] text = new ZipfText(2).lines(4);
    Path file = dstream.file("text", text);
    String stdin =
        "cat %s | dstream wordcount --batch 200ms --top 0 --format tsv --input -"
            + " --queue-batches 50 --queue-interval 400ms";
    String counted = dstream.bash(stdin.formatted(file)).run().quietly();
    assertThat(Results.ofTsv(counted).numbered(1, BATCH))
        .isEqualTo(placed(Lines.runs(text, 50), 1, 2));
  }

  @Test
  void anIntervalThatIsNoMultipleOfTheBatchIsTakenByTheNextBatch() {
    byte[] text = new ZipfText(3).lines(4);
    Path file = dstream.file("text", text);
    List<Tally> runs = Lines.runs(text, 4);
    // Pushed at 0, 300, 600 and 900 ms; batches at 200, 400, 600, …
    Map<Long, Tally> expected =
        Map.of(1L, runs.get(0), 2L, runs.get(1), 4L, runs.get(2), 5L, runs.get(3));
    assertThat(count(file, "--queue-batches", 4, "--queue-interval", "300ms").numbered(1, BATCH))
        .isEqualTo(expected);
  }

  @Test
  void theStopAfterSomeBatchesLeavesTheRestOfTheQueueUncounted() {
    byte[] text = new ZipfText(4).lines(40);
    Path file = dstream.file("text", text);
    assertThat(count(file, "--batches", 3).numbered(1, BATCH))
        .isEqualTo(placed(Lines.runs(text, 10).subList(0, 3), 1, 1));
  }

  @Test
  void anEmptyFileEndsAtOnceAndSaysWhyNothingCameOut() {
    Path file = dstream.file("empty", new byte[0]);
    assertThat(dstream.command("wordcount --batch 200ms --input").with(file).runHere())
        .isEqualTo(
            new Program.Ended(
                0, "", "dstream: nothing came out: " + file + " is empty (--input)\n"));
  }

  private Results count(Path file, Object... options) {
    return Results.ofTsv(
        dstream
            .command("wordcount --batch 200ms --top 0 --format tsv --input")
            .with(file)
            .with(options)
            .runHere()
            .quietly());
  }

  /** Runs by the number of the batch that has them. */
  private static Map<Long, Tally> placed(List<Tally> runs, long first, long every) {
    Map<Long, Tally> placed = new TreeMap<>();
    for (int i = 0; i < runs.size(); i++) {
      placed.put(first + i * every, runs.get(i));
    }
    return placed;
  }
}
