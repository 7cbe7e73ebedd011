package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve-socket} and {@code drop-files}: options to exit status and words. */
class FileGeneratorCommandsTest {
  @TempDir private Path directory;
  private String lines;
  private String empty;

  @BeforeEach
  void makeFiles() throws IOException {
    lines = Files.writeString(directory.resolve("lines"), "a\nb\nc\n").toString();
    empty = Files.createFile(directory.resolve("empty")).toString();
  }

  @Test
  void filesAreDroppedAndCountedOnStderr() throws IOException {
    Path inbox = Files.createDirectory(directory.resolve("inbox"));
    assertThat(
            CommandRun.of(
                "drop-files",
                inbox.toString(),
                "--input",
                lines,
                "--lines",
                "2",
                "--interval",
                "0s"))
        .isEqualTo(new CommandRun(0, "", "dropped 2 files with 3 lines into " + inbox + "\n"));
    assertThat(inbox).isDirectoryContaining("glob:**/lines-000002.txt");
  }

  @Test
  void aMissingDirectoryIsWrongUsage() {
    String missing = directory.resolve("missing").toString();
    assertThat(CommandRun.of("drop-files", missing, "--input", lines))
        .isEqualTo(
            CommandRun.error(
                2,
                "dstream: directory " + missing + " does not exist (DIR)",
                "hint: make it with mkdir -p " + missing));
  }

  @Test
  void anEmptyFileIsWrongUsage() {
    assertThat(CommandRun.of("serve-socket", "--input", empty))
        .isEqualTo(CommandRun.error(2, "dstream: file " + empty + " is empty (--input)"));
    assertThat(CommandRun.of("drop-files", directory.toString(), "--input", empty))
        .isEqualTo(CommandRun.error(2, "dstream: file " + empty + " is empty (--input)"));
  }

  @Test
  void optionsThatDoNotGoTogetherAreWrongUsage() {
    assertThat(CommandRun.of("serve-socket", "--input", lines, "--loop"))
        .isEqualTo(
            CommandRun.error(
                2,
                "dstream: --loop goes with --order sequential",
                "hint: random lines have no end as it is"));
    assertThat(
            CommandRun.of("serve-socket", "--input", lines, "--order", "sequential", "--seed", "1"))
        .isEqualTo(
            CommandRun.error(
                2,
                "dstream: --seed goes with --order random",
                "hint: lines in sequence are the same every time"));
  }

  @Test
  void numbersThatMakeNoSenseAreWrongUsage() {
    assertThat(
            Stream.of(
                CommandRun.of("serve-socket", "--input", lines, "--port", "65536"),
                CommandRun.of("serve-socket", "--input", lines, "--count", "0"),
                CommandRun.of("drop-files", directory.toString(), "--input", lines, "--lines", "0"),
                CommandRun.of(
                    "drop-files", directory.toString(), "--input", lines, "--count", "-1")))
        .containsExactly(
            CommandRun.error(2, "dstream: --port must be 0 to 65535, not 65536"),
            CommandRun.error(2, "dstream: --count must be 1 or more, not 0"),
            CommandRun.error(2, "dstream: --lines must be 1 or more, not 0"),
            CommandRun.error(2, "dstream: --count must be 1 or more, not -1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"produce", "serve-socket", "drop-files", "serve-kafka"})
  void helpFitsATerminalOfEightyColumns(String command) {
    CommandRun help = CommandRun.of(command, "--help");
    assertThat(help.exitStatus()).isZero();
    assertThat(help.out().lines()).isNotEmpty().allMatch(line -> line.length() <= 80);
  }
}
