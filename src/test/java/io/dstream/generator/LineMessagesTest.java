package io.dstream.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import io.dstream.spec.InputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineMessagesTest {
  @TempDir private Path directory;

  @Test
  void aPipeThatIsClosedWhileItIsWaitedForHasNoMoreMessages() throws Exception {
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    CompletableFuture<OutputStream> opened = CompletableFuture.supplyAsync(() -> writerOf(pipe));
    LineMessages messages = LineMessages.of(new InputFile(pipe));
    try (OutputStream writer = opened.get(10, TimeUnit.SECONDS)) {
      writer.write("first\nunfini".getBytes(UTF_8));
      assertThat(messages.next().map(line -> new String(line, UTF_8))).contains("first");
      CompletableFuture<Optional<byte[]>> next = CompletableFuture.supplyAsync(messages::next);
      messages.close();
      assertThat(next.get(10, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void aMissingFileIsWrongUsage() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> LineMessages.of(new InputFile(missing)).close())
        .isInstanceOf(DstreamException.class)
        .hasMessage("file %s does not exist (--input)", missing);
  }

  private static OutputStream writerOf(Path pipe) {
    try {
      return Files.newOutputStream(pipe);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
