package io.dstream.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.source.ReceivedLog.Slice;
import io.dstream.text.LineBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivedLogTest {
  private static final String FIRST = "00000000000000000001";
  private static final String SECOND = "00000000000000000002";
  private static final String THIRD = "00000000000000000003";
  private static final Slice BEGIN = new Slice("", 0, 0);

  @TempDir private Path temporary;
  private Path directory;
  private ReceivedLog log;

  @BeforeEach
  void name() {
    directory = temporary.resolve("received");
    log = new ReceivedLog(directory.toString(), new SerializableConfiguration(new Configuration()));
  }

  @Test
  void slicesFollowEachOtherAndEveryLineHasAnEnd() throws IOException {
    try (ReceivedLog.Writer writer = log.writer()) {
      assertThat(
              List.of(
                  writer.write(List.of(block("a\nb\n"), block("c"))),
                  writer.write(List.of(block(""))),
                  writer.write(List.of(block("d\n")))))
          .containsExactly(new Slice(FIRST, 0, 6), new Slice(FIRST, 6, 6), new Slice(FIRST, 6, 8));
      assertThat(files()).as("before it is closed").isEqualTo(Map.of(FIRST, "a\nb\nc\nd\n"));
    }
  }

  @Test
  void ofABlockOnlyItsLinesAreLogged() throws IOException {
    byte[] bytes = "before\nmine\nafter\n".getBytes(UTF_8);
    assertThat(write(new LineBlock(bytes, 7, 12))).isEqualTo(new Slice(FIRST, 0, 5));
    assertThat(files()).isEqualTo(Map.of(FIRST, "mine\n"));
  }

  @Test
  void everyReceiverBeginsAFileOfItsOwnBehindTheLast() throws IOException {
    write(block("a\n"));
    write(block("b\n"));
    log.removeBefore(SECOND);
    write(block("c\n"));
    assertThat(files()).isEqualTo(Map.of(SECOND, "b\n", THIRD, "c\n"));
  }

  @Test
  void aFileThatIsFullIsFollowedByAnother() throws IOException {
    byte[] full = new byte[64 << 20];
    full[full.length - 1] = '\n';
    try (ReceivedLog.Writer writer = log.writer()) {
      assertThat(
              List.of(
                  writer.write(List.of(new LineBlock(full, 0, full.length))),
                  writer.write(List.of(block("a\n")))))
          .containsExactly(new Slice(FIRST, 0, full.length), new Slice(SECOND, 0, 2));
    }
  }

  @Test
  void whatNoBatchTookInIsAllAfterItsPosition() throws IOException {
    Slice first = write(block("a\nb\n"));
    write(block("c\n"));
    assertThat(List.of(log.after(BEGIN), log.after(new Slice(FIRST, 0, 2)), log.after(first)))
        .containsExactly(
            List.of(first, new Slice(SECOND, 0, 2)),
            List.of(new Slice(FIRST, 2, 4), new Slice(SECOND, 0, 2)),
            List.of(new Slice(SECOND, 0, 2)));
  }

  @Test
  void aLineThatACrashCutOffDoesNotCount() throws IOException {
    write(block("a\nb\n"));
    write(block("c\n"));
    Files.writeString(directory.resolve(FIRST), "a\nb");
    Files.writeString(directory.resolve(SECOND), "c");
    assertThat(log.after(BEGIN)).containsExactly(new Slice(FIRST, 0, 2));
  }

  @Test
  void theLastEndOfALineIsFoundInALongFile() throws IOException {
    String line = "x".repeat(99_999) + "\n";
    write(block(line.repeat(3)));
    Files.writeString(directory.resolve(FIRST), line.repeat(3) + "y".repeat(70_000));
    assertThat(log.after(BEGIN)).containsExactly(new Slice(FIRST, 0, 300_000));
  }

  @Test
  void whereNothingWasReceivedThereIsNothing() throws IOException {
    log.removeBefore(SECOND);
    assertThat(log.after(BEGIN)).isEmpty();
    assertThat(directory).doesNotExist();
  }

  @Test
  void slicesAreReadInPiecesOfTheSizeAskedFor() {
    String path = directory.resolve(FIRST).toString();
    assertThat(log.read(List.of(new Slice(FIRST, 3, 8), new Slice(FIRST, 8, 8)), 2))
        .containsExactly(
            new FileSlice(path, false, false, 3, 5),
            new FileSlice(path, false, false, 5, 7),
            new FileSlice(path, false, false, 7, 8));
  }

  /** What one receiver logs that takes in these lines and ends. */
  private Slice write(LineBlock block) throws IOException {
    try (ReceivedLog.Writer writer = log.writer()) {
      return writer.write(List.of(block));
    }
  }

  private static LineBlock block(String lines) {
    byte[] bytes = lines.getBytes(UTF_8);
    return new LineBlock(bytes, 0, bytes.length);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }
}
