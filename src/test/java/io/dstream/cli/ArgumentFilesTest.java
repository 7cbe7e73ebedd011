package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFilesTest {
  @TempDir private Path directory;

  @Test
  void theWordsOfAFileStandInItsPlace() throws IOException {
    Path inner = Files.writeString(directory.resolve("inner"), "--top 3");
    Path file = Files.writeString(directory.resolve("file"), "a 'b c' # no\n\"d\"\n@" + inner);
    assertThat(ArgumentFiles.expand("x", "@" + file, "@@y", "@", "@/no/such/file", "@" + inner))
        .containsExactly(
            "x", "a", "b c", "d", "--top", "3", "@y", "@", "@/no/such/file", "--top", "3");
  }

  @Test
  void aFileThatNamesItselfIsReadOnce() throws IOException {
    Path file = directory.resolve("file");
    Files.writeString(file, "a @" + file);
    assertThat(ArgumentFiles.expand("@" + file)).containsExactly("a");
  }

  @Test
  void aByteOrderMarkIsNoWord() throws IOException {
    Path file = Files.writeString(directory.resolve("n\u00E4me"), "\uFEFF--version");
    assertThat(CommandRun.of("@" + file).out()).startsWith("dstream ");
  }

  @Test
  void whatIsNotUtf8IsRefused() throws IOException {
    Path file = directory.resolve("file");
    Files.write(file, "\uFEFFhelp".getBytes(StandardCharsets.UTF_16LE));
    assertThatThrownBy(() -> ArgumentFiles.expand("@" + file))
        .isInstanceOf(DstreamException.class)
        .hasMessage("@%s cannot be read: it is not UTF-8", file);
  }
}
