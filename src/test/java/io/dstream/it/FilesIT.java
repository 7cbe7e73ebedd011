package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The file source: whatever way a file comes into the directory, its lines count once. */
class FilesIT {
  private static final String PROBE = "probe-";

  @RegisterExtension final Dstream dstream = new Dstream();

  private final ZipfText zipf = new ZipfText(40);
  private final List<byte[]> dropped = new ArrayList<>();
  private Path watched;
  private Path elsewhere;

  @BeforeEach
  void makeDirectories() {
    watched = dstream.directory("watched %20 [a]{b}: ü");
    elsewhere = dstream.directory("elsewhere");
  }

  @Test
  void filesCountOnceWhateverWayTheyCome() throws IOException {
    write(watched.resolve("there-before"), zipf.lines(10));
    Program program = startAndAwaitReady();
    byte[] text = drop("moved", zipf.linesWithoutLastEnd(100));
    drop("the-same-again", text);
    Path old = write(elsewhere.resolve("old"), remember(zipf.lines(100)));
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    Files.move(old, watched.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
    Path future = write(watched.resolve("future"), remember(zipf.lines(100)));
    Files.setLastModifiedTime(future, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
    write(watched.resolve("copied"), remember(zipf.lines(100)));
    drop("packed.gz", gzip(remember(zipf.lines(5000))), false);
    drop("log 10:00:00 %20 #[1]?{2}* ü", zipf.lines(10));
    drop("log 10:00:01.gz", gzip(remember(zipf.lines(10))), false);
    drop("longer-than-a-slice", zipf.bytes(33 << 20));
    drop("empty", new byte[0]);
    drop(".hidden", zipf.lines(10), false);
    drop("_hidden", zipf.lines(10), false);
    write(Files.createDirectory(watched.resolve("_temporary")).resolve("part"), zipf.lines(10));
    write(Files.createDirectory(watched.resolve("below")).resolve("file"), zipf.lines(10));
    writeSlowly(watched.resolve("slow"), remember(zipf.lines(200)));
    Tally expected = expected();
    program.await("counts the files", p -> counted(p).equals(expected));
    program.signal("TERM");
    Program.Ended end = program.end();
    assertThat(counted(Results.ofTsv(end.silentlyWith(143))).differencesFrom(expected)).isEmpty();
    assertThat(dstream.leftBehind()).isEmpty();
  }

  @Test
  void aFileThatComesRightBeforeASignalCounts() throws IOException {
    Program program = startAndAwaitReady();
    drop("last", zipf.linesWithoutLastEnd(1000));
    program.signal("TERM");
    Results results = Results.ofTsv(program.end().silentlyWith(143));
    assertThat(counted(results).differencesFrom(expected())).isEmpty();
  }

  @Test
  void existingFilesCountWhenAskedForAndAnIdleStreamEnds() throws IOException {
    drop("plain", zipf.lines(500));
    drop("packed.gz", gzip(remember(zipf.lines(500))), false);
    drop(".hidden", zipf.lines(10), false);
    Program.Ended end =
        dstream
            .command("wordcount --batch 300ms --top 0 --format tsv --existing --idle 1s --source")
            .with(watched.toUri())
            .run();
    assertThat(Results.ofTsv(end.quietly()).sum().differencesFrom(expected())).isEmpty();
  }

  @Test
  void aChangeOfAFileThatWasCountedIsSaidAndDoesNotCount() throws IOException {
    Program program = startAndAwaitReady();
    byte[] text = drop("grows", zipf.lines(10));
    program.await("counts the file", p -> counted(p).equals(Tally.of(text)));
    Files.write(watched.resolve("grows"), zipf.lines(10), StandardOpenOption.APPEND);
    program.await("says so", p -> p.err().contains("grows changed after it was counted"));
    program.signal("TERM");
    Program.Ended end = program.end();
    assertThat(counted(Results.ofTsv(end.out()))).isEqualTo(Tally.of(text));
    assertThat(end.err().lines()).hasSize(1);
  }

  private Dstream.Command command() {
    return dstream
        .command("wordcount --source file --batch 300ms --top 0 --format tsv --path")
        .with(watched);
  }

  /** What is there before the first listing does not count, so files are dropped until one does. */
  private Program startAndAwaitReady() {
    Program program = command().start();
    int[] probes = {0};
    Awaitility.await("counts a file")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              drop(PROBE + probes[0], (PROBE + probes[0]++).getBytes(UTF_8), false);
              return program.out().contains(PROBE);
            });
    return program;
  }

  private Tally expected() {
    return Tally.sum(dropped.stream().map(Tally::of).toList());
  }

  private static Tally counted(Program program) {
    return counted(Results.ofTsv(program.wholeLines()));
  }

  private static Tally counted(Results results) {
    return results.sum().only(word -> !word.startsWith(PROBE));
  }

  private byte[] remember(byte[] text) {
    dropped.add(text);
    return text;
  }

  private byte[] drop(String name, byte[] text) throws IOException {
    return drop(name, text, true);
  }

  /** Moves a file in, as it is to be done. */
  private byte[] drop(String name, byte[] content, boolean counts) throws IOException {
    Path file = write(elsewhere.resolve(name), content);
    Files.move(file, watched.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    return counts ? remember(content) : content;
  }

  private static Path write(Path file, byte[] content) throws IOException {
    return Files.write(file, content);
  }

  /** Writes a file piece by piece, for longer than a batch and than a file takes to settle. */
  private static void writeSlowly(Path file, byte[] content) throws IOException {
    int pieces = 15;
    int[] written = {0};
    try (OutputStream out = Files.newOutputStream(file)) {
      Awaitility.await("file is written")
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                int from = content.length * written[0]++ / pieces;
                out.write(content, from, content.length * written[0] / pieces - from);
                return written[0] == pieces;
              });
    }
  }

  private static byte[] gzip(byte[] text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
