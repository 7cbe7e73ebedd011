package io.dstream.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code dstream shell} as shipped: with a pipe as stdin, and on a real pseudo-terminal. */
final class ShellIT {
  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";

  @RegisterExtension final Dstream dstream = new Dstream();

  @Test
  void runsCommandsFromAPipeAndStopsAtTheFirstThatFails() {
    Program.Ended ended =
        dstream
            .bash(
                """
            dstream shell <<END
            # two runs in one process
            wordcount --input %1$s --queue-batches 1 --batch 200ms --format tsv
            wordcount --input %1$s --queue-batches 1 --batch 200ms --format tsv --lower-case
            wordcount --batch 0s
            --version
            END
            """
                    .formatted(dstream.file("words", "a B a\n".getBytes(UTF_8))))
            .env("XDG_STATE_HOME", dstream.directory("state"))
            .run();
    assertThat(ended.out().replaceAll("(?m)^\\S+\t", "")).isEqualTo("a\t2\nB\t1\na\t2\nb\t1\n");
    assertThat(ended.err()).startsWith("dstream: ").contains("--batch");
    assertThat(ended.status()).isEqualTo(2);
  }

  /** {@code script} of util-linux gives it the terminal; other systems have another one. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void isNotLeftByCtrlCWhileACommandRunsNorAtThePrompt() throws IOException {
    dstream.bash("mkfifo keys").run().quietly();
    Program shell =
        dstream
            .bash("exec script -qec 'stty cols 80 rows 24; exec dstream shell' /dev/null <keys")
            .env("XDG_STATE_HOME", dstream.directory("state"))
            .env("TERM", "xterm")
            .start();
    try (OutputStream keys =
        new FileOutputStream(dstream.directory("work").resolve("keys").toFile())) {
      shell.await("a prompt", prompts(1));
      for (int times = 1; times <= 2; times++) {
        press(keys, "serve-kafka --port 0\r");
        int started = times;
        shell.await("the broker runs", p -> p.out().split("listens on", -1).length > started);
        press(keys, CTRL_C);
        shell.await("a prompt after the broker", prompts(1 + times));
      }
      press(keys, "half a line" + CTRL_C);
      shell.await("a prompt after the line", prompts(4));
      press(keys, CTRL_D);
      assertThat(shell.end().status()).isZero();
    }
    assertThat(dstream.directory("state").resolve("dstream/history")).content().hasLineCount(1);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void greetsAPersonAndSendsNoEscapeSequencesToADumbTerminal() throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.run(dstream, "TERM= dstream shell")) {
      terminal.awaitScreen("Tab completes, help lists the commands, Ctrl-D leaves");
      terminal.press("help topics\r").awaitScreen("Usage: dstream topics");
      terminal.press("history\r").awaitPromptAfter("    1  help topics");
      assertThat(terminal.press(PseudoTerminal.CTRL_D).status()).isZero();
      assertThat(terminal.sent()).startsWith("dstream ").doesNotContain("\033", "Exception");
    }
  }

  /** A line is read with bracketed paste switched on, once a line. */
  private static Predicate<Program> prompts(int count) {
    return program -> program.out().split("\033\\[\\?2004h", -1).length > count;
  }

  private static void press(OutputStream keys, String pressed) throws IOException {
    keys.write(pressed.getBytes(UTF_8));
    keys.flush();
  }
}
