package io.dstream.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.launcher.FakeMachine.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/dstream}: what Java finds at its start, descriptors and locale. */
final class PreparesTheProcessTest {
  /** Opens a file, as the JVM does, and says what became of the three descriptors. */
  private static final String LOOKS_AT_DESCRIPTORS =
      """
      exec 7<"$0"
      IFS= read -r line && in="read $line" || in=empty
      echo out 2>/dev/null && out=written || out=failed
      echo err >&2 && err=written || err=failed
      [ $out = written ] || echo "$in $out $err" >&2
      [ $err = written ] || echo "$in $out $err"
      [ "$out$err" != failedfailed ] || exit 3
      """;

  @TempDir private Path temporary;
  private FakeMachine machine;

  @BeforeEach
  void setUp() {
    machine = new FakeMachine(temporary).withJar();
  }

  @Test
  void aClosedStdinIsEmpty() {
    machine.javaThatDoes("a", "IFS= read -r line && echo \"read $line\" || echo empty");
    assertThat(machine.runRedirected("<&-")).isEqualTo(new Result(0, "empty\n", ""));
  }

  @ParameterizedTest
  @CsvSource({
    ">&-, 0, '', 'err\nempty failed written\n'",
    "2>&-, 0, 'out\nempty written failed\n', ''",
    "<&- >&-, 0, '', 'err\nempty failed written\n'",
    "<&- >&- 2>&-, 3, '', ''",
  })
  void nothingIsWrittenToAClosedStdoutOrStderr(
      String redirections, int status, String out, String err) {
    machine.javaThatDoes("a", LOOKS_AT_DESCRIPTORS);
    assertThat(machine.runRedirected(redirections))
        .isEqualTo(new Result(status, out.translateEscapes(), err.translateEscapes()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X=", "LC_ALL=C", "LANG=xx_XX.UTF-8", "LC_CTYPE=POSIX", "LANG=C.UTF-8"})
  void namesOfFilesAreUtf8WhateverTheLocale(String variable) {
    machine.tool("locale");
    machine.javaThatDoes("a", "e=$(printf '\\303\\251'); echo ${#e} ${LC_ALL:+set}");
    machine.with(variable.split("=", -1)[0], variable.split("=", -1)[1]);
    assertThat(machine.run("--help")).isEqualTo(new Result(0, "1 set\n", ""));
  }
}
