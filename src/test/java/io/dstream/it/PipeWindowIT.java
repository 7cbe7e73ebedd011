package io.dstream.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Windows of pipelines. */
class PipeWindowIT {
  private static final Duration BATCH = Duration.ofMillis(200);
  private static final int LENGTH = 5;

  @RegisterExtension final Dstream dstream = new Dstream();

  private final Random random = new Random(18);
  private final List<String> dropped = new ArrayList<>();

  @Test
  void aWindowHasTheResultsThatWordcountHas() {
    Path text = dstream.file("text", lines(400).getBytes(US_ASCII));
    Results expected = results("wordcount --window 600ms --slide 400ms", text);
    assertThat(expected.batches()).hasSizeGreaterThan(3);
    for (String window :
        List.of("window(600ms, 400ms) | countByValue()", "countByValueAndWindow(600ms, 400ms)")) {
      Results actual = results("pipe", text, "flatMap(line -> split(line, ' ')) | " + window);
      assertThat(actual.numbered(2, BATCH)).isEqualTo(expected.numbered(2, BATCH));
    }
  }

  private Results results(String command, Path text, Object... arguments) {
    return Results.ofTsv(
        dstream
            .command(command)
            .with("--batch", "200ms", "--queue-batches", 6, "--format", "tsv", "--top", 0)
            .with("--input", text)
            .with(arguments)
            .run()
            .quietly());
  }

  @Test
  void aWindowIsExactOverAKillAndShowsWhatItWouldHaveShownMeanwhile() throws IOException {
    Path watched = dstream.directory("watched");
    Program program = window(watched).start();
    drop(watched);
    program.await("counts", p -> !text().batches().isEmpty());
    program.signal("KILL");
    assertThat(program.end().status()).isEqualTo(137);
    drop(watched);
    assertThat(window(watched).with("--batches", LENGTH + 4).runHere().status()).isZero();
    // Every line is in each of five results, a second apart.
    byte[] all =
        String.join("", Collections.nCopies(LENGTH, String.join("", dropped))).getBytes(US_ASCII);
    assertThat(text().sum().differencesFrom(Tally.of(all))).isEmpty();
  }

  private Dstream.Command window(Path watched) {
    return dstream
        .command("pipe --batch 1s --existing --format tsv --sink text")
        .with("--checkpoint", dstream.directory("checkpoints").resolve("one"))
        .with("--output", dstream.directory("out"), "--path", watched)
        .with(
            "flatMap(line -> split(line, ' ')) | map(w -> (w, 1L))"
                + " | reduceByKeyAndWindow(_ + _, _ - _, "
                + LENGTH
                + "s, 1s)");
  }

  private Results text() {
    return TextOutput.visibleIn(dstream.directory("out")).tsv();
  }

  private void drop(Path watched) throws IOException {
    dropped.add(lines(100));
    Path hidden = Files.writeString(watched.resolve(".hidden"), dropped.get(dropped.size() - 1));
    Files.move(hidden, watched.resolve("" + dropped.size()), StandardCopyOption.ATOMIC_MOVE);
  }

  private String lines(int lines) {
    return random
        .ints(lines, 0, 90)
        .mapToObj(word -> "w" + word + " w" + word / 2 + "\n")
        .collect(Collectors.joining());
  }
}
