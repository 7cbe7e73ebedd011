package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.source.FileSource.BadFiles;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RecoverySpec;
import io.dstream.words.OperationSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be read counts not at all; all others do. */
class BadFilesTest {
  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final OperationSpec TOTALS = new OperationSpec.Stateful(Optional.empty(), false);

  @TempDir private Path scratch;
  private final RowsSink sink = new RowsSink();
  private Path watched;

  @BeforeEach
  void makeDirectory() throws IOException {
    watched = Files.createDirectory(scratch.resolve("watched"));
  }

  @Test
  void aSkippedFileIsSaidOnceAndCountsOnceItIsWhole() throws IOException {
    byte[] packed = gzip("late late late\n".repeat(1000));
    write("good", "early early\n".getBytes(StandardCharsets.US_ASCII));
    write("grows.gz", Arrays.copyOf(packed, packed.length - 5));
    FileStream stream = stream(BadFiles.skip, RecoverySpec.none());
    CompletableFuture<Void> run = CompletableFuture.runAsync(stream::run);
    await(run, () -> sink.latest().equals(Map.of("early", 2L)));
    write("grows.gz", packed);
    await(run, () -> sink.latest().equals(Map.of("early", 2L, "late", 3000L)));
    stream.stop();
    run.join();
    assertThat(stream.said())
        .containsExactly(
            "dstream: file:"
                + watched
                + "/grows.gz is skipped: it ends in the middle of its compressed data");
  }

  @Test
  void aBadFileEndsTheStreamOnceTheOthersAreStoredAndARestartGoesOn() throws IOException {
    RecoverySpec checkpoint =
        new RecoverySpec(Optional.of(scratch.resolve("cp").toString()), false, false);
    write("good", "a b\n".getBytes(StandardCharsets.US_ASCII));
    write("bad.gz", Arrays.copyOf(gzip("a c\n"), 12));
    assertThatThrownBy(() -> stream(BadFiles.fail, checkpoint).run())
        .isInstanceOf(DstreamException.class)
        .hasMessage(
            "1 file cannot be read: file:"
                + watched
                + "/bad.gz (it ends in the middle of its compressed data)");
    assertThat(sink.latest()).isEqualTo(Map.of("a", 1L, "b", 1L));
    write("more", "b\n".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> stream(BadFiles.fail, checkpoint).run())
        .hasMessageContaining("bad.gz");
    assertThat(sink.latest()).isEqualTo(Map.of("a", 1L, "b", 2L));
    write("bad.gz", gzip("a c\n"));
    FileStream stream = stream(BadFiles.fail, checkpoint);
    CompletableFuture<Void> run = CompletableFuture.runAsync(stream::run);
    await(run, () -> sink.latest().equals(Map.of("a", 2L, "b", 2L, "c", 1L)));
    stream.stop();
    run.join();
  }

  /** As it is on a machine that went down under a batch. */
  @Test
  void aBatchThatWasUnderWayRunsAgainWithoutAFileThatIsGone() throws IOException {
    RecoverySpec checkpoint =
        new RecoverySpec(Optional.of(scratch.resolve("cp").toString()), false, false);
    write("good", "a\n".getBytes(StandardCharsets.US_ASCII));
    Path gone = write("gone", "b\n".getBytes(StandardCharsets.US_ASCII));
    FailingSink failing = new FailingSink();
    assertThatThrownBy(() -> stream(BadFiles.skip, checkpoint, failing).run())
        .hasMessageContaining("the table is away");
    Files.delete(gone);
    FileStream stream = stream(BadFiles.skip, checkpoint);
    CompletableFuture<Void> run = CompletableFuture.runAsync(stream::run);
    await(run, () -> sink.latest().equals(Map.of("a", 1L)));
    stream.stop();
    run.join();
    assertThat(stream.said())
        .hasSize(2)
        .last()
        .asString()
        .endsWith("/gone is skipped: it was removed before it was read");
  }

  @Test
  void aDirectoryThatIsMadeAgainIsWatchedOn() throws IOException {
    write("first", "a\n".getBytes(StandardCharsets.US_ASCII));
    FileStream stream = stream(BadFiles.fail, RecoverySpec.none());
    CompletableFuture<Void> run = CompletableFuture.runAsync(stream::run);
    await(run, () -> sink.latest().equals(Map.of("a", 1L)));
    Files.delete(watched.resolve("first"));
    Files.delete(watched);
    await(run, () -> !stream.said().isEmpty());
    Files.createDirectory(watched);
    write("first", "a\n".getBytes(StandardCharsets.US_ASCII));
    await(run, () -> sink.latest().equals(Map.of("a", 2L)));
    stream.stop();
    run.join();
    assertThat(stream.said())
        .containsExactly(
            "dstream: the directory "
                + watched
                + " cannot be listed: no such file or directory; waiting until it can be",
            "dstream: the directory " + watched + " can be listed again");
  }

  private FileStream stream(BadFiles onBadFile, RecoverySpec recovery) {
    return stream(onBadFile, recovery, sink);
  }

  private FileStream stream(BadFiles onBadFile, RecoverySpec recovery, io.dstream.sink.Sink into) {
    return new FileStream(FileStream.spec(watched, onBadFile, TOTALS, recovery, MINUTES, into));
  }

  private static void await(CompletableFuture<Void> run, BooleanSupplier condition) {
    Awaitility.await()
        .atMost(MINUTES)
        .until(
            () -> {
              if (run.isDone()) {
                run.join(); // throws what the stream threw
              }
              return condition.getAsBoolean();
            });
  }

  /** Writes it elsewhere and moves it in, written long ago as far as one can tell. */
  private Path write(String name, byte[] content) throws IOException {
    Path file = Files.write(scratch.resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(content.length)));
    return Files.move(
        file, watched.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return packed.toByteArray();
  }
}
