package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A window over a live source. Which batch takes a line is the clock's affair; but every line has a
 * word of its own, so each result says which lines it is of, and a line is sent when a result is
 * seen, so it must come in a later one.
 */
class LiveWindowIT {
  private static final Duration SLIDE = Duration.ofSeconds(1);
  private static final int RESULTS_A_WINDOW = 3;
  private static final int ROUNDS = 8;

  @RegisterExtension final Dstream dstream = new Dstream();

  private record Line(String text, Instant sentAfter) {
    String ownWord() {
      return text.split(" ", 2)[0];
    }
  }

  @Test
  void aLineCountsInEachResultOfAWindowLengthAndInNoOther() {
    List<Line> lines = new ArrayList<>();
    Results results;
    try (LineServer server = LineServer.start()) {
      Program program =
          dstream
              .command("wordcount --source socket --batch 500ms --window 3s --slide 1s")
              .with("--top", 0, "--format", "tsv", "--port", server.port())
              .start();
      server.awaitClient();
      Instant last = Instant.MIN;
      for (int round = 0; round < ROUNDS; round++) {
        Line line = new Line("own-" + round + " of all of us\n", last);
        lines.add(line);
        server.send(line.text).awaitReceived();
        if (round < ROUNDS - 1) {
          Instant before = last;
          program.await("next result", p -> lastResult(p).isAfter(before));
          last = lastResult(program);
        }
      }
      program.signal("TERM");
      results = Results.ofTsv(program.end().silentlyWith(143));
    }
    assertThat(results.batches()).isEqualTo(expected(lines, results.batches()));
  }

  private static Instant lastResult(Program program) {
    NavigableMap<Instant, Tally> batches = Results.ofTsv(program.wholeLines()).batches();
    return batches.isEmpty() ? Instant.MIN : batches.lastKey();
  }

  /** The results as they must be, given in which one each line came first. */
  private static NavigableMap<Instant, Tally> expected(
      List<Line> lines, NavigableMap<Instant, Tally> results) {
    NavigableMap<Instant, Tally> expected = new TreeMap<>();
    for (Line line : lines) {
      Instant first =
          results.tailMap(line.sentAfter, false).entrySet().stream()
              .filter(result -> result.getValue().count(line.ownWord()) > 0)
              .findFirst()
              .orElseThrow(() -> new AssertionError("never counted: " + line.ownWord()))
              .getKey();
      for (int i = 0; i < RESULTS_A_WINDOW; i++) {
        Instant time = first.plus(SLIDE.multipliedBy(i));
        if (!time.isAfter(results.lastKey())) {
          expected.merge(time, Tally.of(line.text.getBytes(UTF_8)), Tally::plus);
        }
      }
    }
    return expected;
  }
}
