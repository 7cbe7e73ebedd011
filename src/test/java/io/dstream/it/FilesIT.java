package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The file source: whatever way a file comes into the directory, its lines count once. */
class FilesIT {
  private static final String PROBE = "probe-";
  private static final int PIECES = 5;

  /** A file settles within a second. */
  private static final Duration SHORT_OF_SETTLED = Duration.ofMillis(900);

  @RegisterExtension final Dstream dstream = new Dstream();

  private final ZipfText zipf = new ZipfText(40);
  private final List<byte[]> dropped = new ArrayList<>();
  private final List<String> paused = new ArrayList<>();
  private Tally longText = Tally.none();
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
    Path latin = write(elsewhere.resolve("latin"), remember(zipf.lines(10)));
    Path notUtf8 = Path.of(URI.create(watched.toUri() + "na%EFve"));
    Files.move(latin, notUtf8, StandardCopyOption.ATOMIC_MOVE);
    drop("log 10:00:01.gz", gzip(remember(zipf.lines(10))), false);
    dropLong("longer-than-a-slice");
    drop("empty", new byte[0]);
    drop(".hidden", zipf.lines(10), false);
    drop("_hidden", zipf.lines(10), false);
    write(Files.createDirectory(watched.resolve("_temporary")).resolve("part"), zipf.lines(10));
    write(Files.createDirectory(watched.resolve("below")).resolve("file"), zipf.lines(10));
    String slow = writeSlowly();
    Tally expected = expected();
    program.await("counts the files", p -> counted(p).equals(expected));
    program.signal("TERM");
    Program.Ended end = program.end();
    Results results = Results.ofTsv(end.out());
    assertThat(counted(results).differencesFrom(expected)).isEmpty();
    assertThat(results.sum().only(word -> word.startsWith(slow + "-"))).isEqualTo(slowly(slow));
    assertThat(end.said().stream().filter(line -> paused.stream().noneMatch(line::contains)))
        .isEmpty();
    assertThat(end.status()).isEqualTo(143);
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
            .runHere();
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
    assertThat(end.said()).hasSize(1);
  }

  private Dstream.Command command() {
    return dstream
        .command("wordcount --source file --batch 1s --top 0 --format tsv --path")
        .with(watched);
  }

  /** What is there before the first listing does not count, so files are dropped until one does. */
  private Program startAndAwaitReady() {
    Program program = command().env("LC_ALL", "C").start();
    int[] probes = {0};
    Waiting.await("counts a file")
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              drop(PROBE + probes[0], (PROBE + probes[0]++).getBytes(UTF_8), false);
              return program.out().contains(PROBE);
            });
    return program;
  }

  private Tally expected() {
    return Tally.sum(dropped.stream().map(Tally::of).toList()).plus(longText);
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

  /**
   * Writes a file piece by piece, for longer than a batch and than a file takes to settle. A file
   * that a busy machine kept waiting counts too early, as it must, so another one is begun.
   *
   * @return the name of the file that had no such pause, which stands before each of its words
   */
  private String writeSlowly() throws IOException {
    for (int attempt = 0; ; attempt++) {
      String name = PROBE + "slow-" + attempt;
      if (writeWithoutPause(name)) {
        return name;
      }
      paused.add(name);
    }
  }

  private boolean writeWithoutPause(String name) throws IOException {
    long[] last = {System.nanoTime()};
    long[] longest = {0};
    int[] written = {0};
    try (OutputStream out = Files.newOutputStream(watched.resolve(name))) {
      Waiting.await("file is written")
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                out.write((name + "-" + written[0]++ + "\n").getBytes(UTF_8));
                long now = System.nanoTime();
                longest[0] = Math.max(longest[0], now - last[0]);
                last[0] = now;
                return written[0] == PIECES;
              });
    }
    return longest[0] < SHORT_OF_SETTLED.toNanos();
  }

  private static Tally slowly(String name) {
    return Tally.of(IntStream.range(0, PIECES).mapToObj(piece -> name + "-" + piece));
  }

  /** A text of 33 MiB, whose words need not be counted one by one here. */
  private void dropLong(String name) throws IOException {
    byte[] part = zipf.bytes(1 << 20);
    try (OutputStream out = Files.newOutputStream(elsewhere.resolve(name))) {
      for (int i = 0; i < 33; i++) {
        out.write(part);
      }
    }
    Files.move(elsewhere.resolve(name), watched.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    longText = Tally.sum(Collections.nCopies(33, Tally.of(part)));
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
