package io.dstream.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import io.dstream.spec.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenInputTest {
  @TempDir private Path directory;

  @Test
  void aRegularFileStaysWhereItIs() throws IOException {
    InputFile file = new InputFile(Files.createFile(directory.resolve("lines")));
    assertThat(OpenInput.regularFile(file)).isEqualTo(file);
  }

  @Test
  void aPipeIsCopiedToItsEndAndKeepsItsName() throws Exception {
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(pipe, "a\nb"));
    InputFile copy = OpenInput.regularFile(new InputFile(pipe));
    writer.join();
    assertThat(copy).hasToString(pipe.toString());
    assertThat(copy.path()).hasContent("a\nb").isNotEqualTo(pipe);
    Files.delete(copy.path());
  }

  @Test
  void aDirectoryIsRefused() {
    assertThatThrownBy(() -> OpenInput.regularFile(new InputFile(directory)))
        .isInstanceOf(DstreamException.class)
        .hasMessage(directory + " is a directory, not a file (--input)");
  }

  private static void write(Path file, String text) {
    try {
      Files.write(file, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
