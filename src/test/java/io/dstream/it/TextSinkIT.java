package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text sink beside the console: the same rows, in directories that are whole when seen. */
class TextSinkIT {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Words that formats have to take care of. */
  private static final String ODD = "say,\"hi\" a\\b \\t \\\\x41 \u0001\u007F \"\" , ' {}\\ \\\n";

  @RegisterExtension final Dstream dstream = new Dstream();

  @ParameterizedTest
  @ValueSource(strings = {"text", "tsv", "csv", "json"})
  void filesHaveTheRowsOfTheConsoleAndEmptyBatchesHaveNone(String format) {
    byte[] text = concat(ODD.repeat(3).getBytes(UTF_8), new ZipfText(20).lines(60));
    Path output = dstream.directory("out").resolve("made when/missing %20 [a]: ü");
    String console =
        dstream
            .command("wordcount --queue-batches 3 --queue-interval 400ms --batch 200ms --top 0")
            .with("--sink", "console", "--sink", "text", "--output", output)
            .with("--format", format, "--input", dstream.file("text", text))
            .runHere()
            .quietly();
    Results results = Results.of(format, console);
    assertThat(results.numbered(1, Duration.ofMillis(200))).isEqualTo(expected(text, format));
    Map<String, String> files = TextOutput.in(output).batches();
    assertThat(read(files, format)).isEqualTo(results.batches());
    assertThat(rows(String.join("", files.values()))).isEqualTo(rows(console));
  }

  @Test
  void aDirectoryThatIsSeenIsWhole() {
    byte[] text = new ZipfText(21).bytes(2 << 20);
    Path output = dstream.directory("out");
    Program program =
        dstream
            .command("wordcount --batch 200ms --sink text --format tsv --input")
            .with(dstream.file("text", text), "--output", output)
            .start();
    Map<String, String> seen = new TreeMap<>();
    Waiting.await("end")
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              TextOutput.addNewTo(seen, output);
              return !program.isAlive();
            });
    assertThat(program.end().quietly()).isEmpty();
    TextOutput end = TextOutput.in(output);
    assertThat(end.batches()).containsAllEntriesOf(seen);
    assertThat(List.copyOf(end.tsv().batches().values())).isEqualTo(Lines.runs(text, 10));
    assertThat(dstream.leftBehind()).isEmpty();
  }

  /** Runs in the first, third and fifth batch; JSON has text only. */
  private static Map<Long, Tally> expected(byte[] text, String format) {
    List<Tally> runs =
        Lines.runs(text, 3).stream()
            .map(run -> format.equals("json") ? run.map(TextSinkIT::replaceWhatIsNoUtf8) : run)
            .toList();
    return Map.of(1L, runs.get(0), 3L, runs.get(1), 5L, runs.get(2));
  }

  private static String replaceWhatIsNoUtf8(String word) {
    return new String(new String(word.getBytes(ISO_8859_1), UTF_8).getBytes(UTF_8), ISO_8859_1);
  }

  /** The files by the time that their directory's name says. */
  private static Map<Instant, Tally> read(Map<String, String> files, String format) {
    Map<Instant, Tally> batches = new TreeMap<>();
    files.forEach(
        (name, text) -> {
          Instant time = NAME.parse(name, Instant::from);
          String head = format.equals("text") ? time + "\n" : "";
          batches.putAll(Results.of(format, head + text).batches());
          assertThat(batches).containsKey(time);
        });
    return batches;
  }

  /** The lines in any order, without those that stand above and below a batch in {@code text}. */
  private static List<String> rows(String text) {
    return Stream.of(text.split("\n", 0))
        .filter(line -> !line.isEmpty() && !line.matches("[0-9T:.-]+Z"))
        .sorted()
        .toList();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }
}
