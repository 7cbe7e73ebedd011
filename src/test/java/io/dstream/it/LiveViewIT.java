package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code dstream wordcount} drawn in place on a real pseudo-terminal. */
@EnabledOnOs(OS.LINUX)
final class LiveViewIT {
  @RegisterExtension final Dstream dstream = new Dstream();

  private final LineServer server = LineServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private PseudoTerminal live(String options) {
    return live("dstream", options);
  }

  private PseudoTerminal live(String program, String options) {
    String source = "--source socket --port " + server.port() + " --batch 1s --stateful ";
    PseudoTerminal terminal =
        PseudoTerminal.run(dstream, program + " wordcount " + source + options);
    server.awaitClient().send("spark spark spark stream\nstream \u001b[31m\n");
    terminal.awaitScreen("spark");
    return terminal;
  }

  @Test
  void isDrawnByDefaultAndLeavesTheLastResultBehind() throws IOException {
    try (PseudoTerminal terminal = live("")) {
      terminal.awaitScreen(" spark    3 █████");
      terminal.awaitScreen("lines 2 ");
      assertThat(terminal.screen()).contains("dstream socket://localhost:" + server.port());
      assertThat(terminal.screen()).contains("lines/s", "total delay", "result 3 rows", "q quit");
      assertThat(terminal.screen()).as("what steers a terminal is shown").contains("\\x1B[31m 1 ");
      terminal.press("q");
      assertThat(terminal.status()).isZero();
      int end = terminal.sent().lastIndexOf(PseudoTerminal.USUAL_SCREEN);
      String left = terminal.sent().substring(end);
      assertThat(left).contains("      3 spark\r\n      2 stream\r\n      1 \\x1B[31m\r\n");
      assertThat(terminal.restored()).isTrue();
    }
  }

  @Test
  void earlierResultsCanBeLookedAtWhileLaterOnesCome() throws IOException {
    try (PseudoTerminal terminal = live("")) {
      server.send("later\n").awaitReceived();
      terminal.awaitScreen("later");
      terminal.press("[");
      terminal.awaitScreen("PAUSED, 1 back");
      terminal.awaitGone("later");
      server.send("latest\n").awaitReceived();
      terminal.press("]");
      terminal.awaitGone("PAUSED");
      terminal.awaitScreen("latest");
      terminal.press("q");
      assertThat(terminal.status()).isZero();
    }
  }

  @Test
  void keysSortFilterPauseAndChangeTheNumberOfRows() throws IOException {
    try (PseudoTerminal terminal = live("--top 2")) {
      terminal.awaitScreen("spark  3");
      assertThat(terminal.screen()).doesNotContain("x1B");
      terminal.press("+");
      terminal.awaitScreen("x1B");
      terminal.press("s");
      terminal.awaitScreen("by word");
      assertThat(terminal.screen()).containsSubsequence("x1B", "spark", "stream");
      terminal.press("/str");
      terminal.awaitScreen("rows with: str_");
      terminal.awaitGone("spark");
      terminal.press("\r");
      terminal.awaitScreen("with 'str'");
      terminal.press("\033");
      terminal.awaitScreen("spark");
      terminal.press("p");
      terminal.awaitScreen("PAUSED");
      server.send("paused paused paused paused\n").awaitReceived();
      terminal.press("p");
      terminal.awaitScreen("paused");
      assertThat(terminal.press(PseudoTerminal.CTRL_D).status()).isZero();
    }
  }

  @Test
  void followsTheSizeOfTheWindow() throws IOException {
    try (PseudoTerminal terminal = live("")) {
      terminal.resize(50, 12);
      terminal.awaitScreen("q quit");
      terminal.awaitScreen("spark    3 " + "█".repeat(50 - 8 - 1 - 4));
      assertThat(terminal.press(PseudoTerminal.CTRL_C).status()).isEqualTo(130);
      assertThat(terminal.restored()).isTrue();
    }
  }

  @Test
  void theTerminalIsRestoredEvenWhenTheProgramIsKilled() throws IOException {
    try (PseudoTerminal terminal = live("; status=$?; read line; (exit $status)")) {
      dstream.running().stream()
          .filter(process -> process.info().command().orElse("").endsWith("/java"))
          .forEach(ProcessHandle::destroyForcibly);
      terminal.awaitSent(PseudoTerminal.USUAL_SCREEN, 1);
      assertThat(terminal.press("\r").status()).isEqualTo(137);
      assertThat(terminal.restored()).isTrue();
    }
  }

  @Test
  void isDrawnWithoutAGuardWhereThereIsNoControllingTerminal() throws IOException {
    try (PseudoTerminal terminal = live("setsid -w dstream", "")) {
      terminal.awaitScreen("kill -9 would leave this terminal in disorder");
      assertThat(terminal.press("q").status()).isZero();
      assertThat(terminal.restored()).isTrue();
    }
  }

  @Test
  void isPlainWhereStdoutIsAPipe() throws IOException {
    try (PseudoTerminal terminal =
        PseudoTerminal.run(dstream, "dstream wordcount --batch 200ms | head -n 2 | cat -A")) {
      assertThat(terminal.status()).isZero();
      assertThat(terminal.sent()).containsPattern("Z\\$\r\n +\\d+ \\S+\\$\r\n");
      assertThat(terminal.sent()).doesNotContain("\033[?1049h");
    }
  }

  @Test
  void isPlainWithAFormatOrNoLive() throws IOException {
    String run = "dstream wordcount --batch 200ms --batches 1 ";
    try (PseudoTerminal terminal =
        PseudoTerminal.run(dstream, run + "--format json && " + run + "--no-live")) {
      assertThat(terminal.status()).isZero();
      assertThat(terminal.sent()).contains("{\"time\":").doesNotContain("\033[?1049h");
      assertThat(terminal.sent()).contains("dstream: starting Spark…");
      assertThat(terminal.screen())
          .containsPattern("dstream: processed \\d+ lines in 1 batch, \\d+ s")
          .doesNotContain("starting", "waiting");
    }
  }

  @Test
  void aDumbTerminalIsSentNoEscapeSequences() throws IOException {
    String run = "dstream wordcount --batch 200ms --batches 1 ";
    String refused = run + "--live; " + run + "--color always | cat; TERM= " + run + "--live; ";
    try (PseudoTerminal terminal =
        PseudoTerminal.run(dstream, "export TERM=dumb; " + refused + run + "--top 2")) {
      assertThat(terminal.status()).isZero();
      assertThat(terminal.sent())
          .contains("--live cannot draw on a terminal that cannot place its cursor (TERM=dumb)")
          .contains("--color always is for the live view, which is not drawn where stdout is not")
          .contains("--live cannot draw where TERM is not set")
          .containsPattern("dstream: processed \\d+ lines in 1 batch")
          .doesNotContain("\033", "starting");
    }
  }

  @Test
  void getsAlongWithTheJobsOfAShell() throws IOException {
    String view = "dstream wordcount --batch 200ms --stateful --source socket --port ";
    try (PseudoTerminal terminal = PseudoTerminal.run(dstream, "PS1=ready: bash --norc -i")) {
      terminal.awaitScreen("ready:");
      terminal.press(view + server.port() + "\r");
      server.awaitClient().send("spark spark\n");
      terminal.awaitScreen("spark 2 █");
      terminal.press(PseudoTerminal.CTRL_Z).awaitScreen("Stopped");
      terminal.press("bg\r").awaitScreen("goes on in the background");
      server.send("more\n").awaitReceived();
      terminal.press("jobs\r").awaitScreen("Running");
      terminal.press("fg\r").awaitScreen("more  1 █");
      signal("STOP");
      terminal.awaitScreen("Stopped");
      terminal.press("bg\r").awaitScreen("&");
      server.send("again again again\n").awaitReceived();
      terminal.press("kill %1\r").awaitScreen("      3 again");
      terminal.awaitScreen("processed 3 lines");
      terminal.press("clear\r").awaitGone("processed");
      terminal
          .press("dstream wordcount --batch 200ms --batches 1 &\r")
          .awaitScreen("lines in 1 batch");
      terminal.press("clear; echo gone\r").awaitGone("processed");
      assertThat(terminal.press("exit 7\r").status()).isEqualTo(7);
      assertThat(terminal.restored()).isTrue();
    }
  }

  /** To the program's Java. */
  private void signal(String name) {
    dstream.running().stream()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .forEach(java -> dstream.bash("kill -" + name + " " + java.pid()).run().quietly());
  }

  @Test
  void hasNoColorsWithNoColor() throws IOException {
    try (PseudoTerminal terminal = live("--color never")) {
      terminal.awaitScreen("spark    3");
      assertThat(terminal.press("q").status()).isZero();
      assertThat(terminal.sent()).doesNotContainPattern("\033\\[[0-9;]*[1-9]m");
    }
  }
}
