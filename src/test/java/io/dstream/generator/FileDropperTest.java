package io.dstream.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.control.StopRequest;
import io.dstream.generator.FileDropper.Dropped;
import io.dstream.spec.InputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileDropperTest {
  @TempDir private Path directory;
  private final StopRequest stop = new StopRequest();
  private Path inbox;

  @BeforeEach
  void makeInbox() throws IOException {
    inbox = Files.createDirectory(directory.resolve("inbox"));
  }

  @Test
  void theFilesTogetherAreTheFileByteForByte() throws Exception {
    Path from = from("access.log", "a\r\nb\u00e4\u00ff\u0000d\n\nc\nlast");
    assertThat(FileDropper.run(spec(from, 2, Duration.ZERO, Optional.empty()), stop))
        .isEqualTo(new Dropped(3, 5));
    assertThat(inboxFiles())
        .isEqualTo(
            Map.of(
                "access-000001.txt", "a\r\nb\u00e4\u00ff\u0000d\n",
                "access-000002.txt", "\nc\n",
                "access-000003.txt", "last"));
  }

  @Test
  void theCountEndsItAndTheNextRunReplacesNothing() throws Exception {
    Path from = from("lines", "a\nb\nc\n");
    DropSpec two = spec(from, 1, Duration.ofMillis(1), Optional.of(2L));
    FileDropper.run(two, stop);
    Files.createFile(inbox.resolve(".lines-000003.txt.tmp"));
    FileDropper.run(two, stop);
    assertThat(inboxFiles())
        .isEqualTo(
            Map.of(
                "lines-000001.txt", "a\n",
                "lines-000002.txt", "b\n",
                ".lines-000003.txt.tmp", "",
                "lines-000004.txt", "a\n",
                "lines-000005.txt", "b\n"));
  }

  @Test
  void severalDropIntoOneDirectoryAndReplaceNothing() throws Exception {
    Path from = from("lines", "a\n".repeat(200));
    DropSpec all = spec(from, 1, Duration.ZERO, Optional.empty());
    CompletableFuture<Void> others =
        CompletableFuture.allOf(
            Stream.generate(() -> CompletableFuture.runAsync(() -> unchecked(all)))
                .limit(3)
                .toArray(CompletableFuture<?>[]::new));
    others.get();
    assertThat(inboxFiles().values()).hasSize(600).containsOnly("a\n");
  }

  @Test
  void aStopRequestEndsAPauseAtOnce() throws Exception {
    DropSpec slow = spec(from("lines", "a\nb\n"), 1, Duration.ofHours(1), Optional.empty());
    CompletableFuture<Dropped> dropped = CompletableFuture.supplyAsync(() -> unchecked(slow));
    Awaitility.await().until(() -> inboxFiles().containsKey("lines-000001.txt"));
    stop.request();
    assertThat(dropped.get()).isEqualTo(new Dropped(1, 1));
  }

  @Test
  void aStopRequestEndsTheWaitForAPipeAndWhatWasReadIsDropped() throws Exception {
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    DropSpec spec = spec(pipe, 1, Duration.ZERO, Optional.empty());
    CompletableFuture<Dropped> dropped = CompletableFuture.supplyAsync(() -> unchecked(spec));
    try (OutputStream writer = Files.newOutputStream(pipe)) {
      writer.write("a\nb\nunfini".getBytes(ISO_8859_1));
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> inboxFiles().containsKey("pipe-000001.txt"));
      stop.request();
      assertThat(dropped.get()).isEqualTo(new Dropped(2, 2));
    }
    assertThat(inboxFiles()).isEqualTo(Map.of("pipe-000001.txt", "a\n", "pipe-000002.txt", "b\n"));
  }

  @ParameterizedTest
  @CsvSource({"access.log,access", "a.b.txt,a.b", "._hidden.txt,hidden", "__,lines", "x,x"})
  void droppedFilesAreCalledLikeTheFileAndNeverHidden(String name, String prefix)
      throws IOException {
    DropSpec spec = spec(from(name, "a"), 1, Duration.ZERO, Optional.empty());
    assertThat(spec.prefix()).isEqualTo(prefix);
  }

  private Dropped unchecked(DropSpec spec) {
    try {
      return FileDropper.run(spec, stop);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private DropSpec spec(Path from, long lines, Duration interval, Optional<Long> count) {
    return new DropSpec(inbox, new InputFile(from), lines, interval, count);
  }

  private Path from(String name, String text) throws IOException {
    return Files.write(directory.resolve(name), text.getBytes(ISO_8859_1));
  }

  private Map<String, String> inboxFiles() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(inbox)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        files.put(path.getFileName().toString(), Files.readString(path, ISO_8859_1));
      }
    }
    return files;
  }
}
