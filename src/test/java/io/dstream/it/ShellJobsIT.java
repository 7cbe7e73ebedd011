package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands that run in the background of {@code dstream shell}. */
final class ShellJobsIT {

  @RegisterExtension final Dstream dstream = new Dstream();

  private Program.Ended execute(String script) {
    Object file = dstream.file("script", script.getBytes(StandardCharsets.UTF_8));
    return dstream.command("shell --execute").with(file).run();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void jobsRunBesideOneAnotherAndThePrompt() throws IOException {
    try (LineServer one = LineServer.start();
        LineServer other = LineServer.start();
        PseudoTerminal terminal = PseudoTerminal.run(dstream, "dstream shell")) {
      terminal.awaitScreen(PseudoTerminal.PROMPT);
      String stream = "wordcount --batch 1s --format tsv --source socket --port ";
      terminal.press(stream + one.port() + " &\r").awaitScreen("[1] started");
      one.awaitClient().send("first\n").awaitReceived();
      terminal.press(stream + other.port() + " &\r").awaitScreen("[2] started");
      other.awaitClient().send("second\n").awaitReceived();
      terminal.press("jobs\r").awaitScreen("[2]  running");
      terminal.press("fg 1\r").awaitScreen("first");
      one.send("again\n");
      terminal.awaitScreen("again");
      terminal.press(PseudoTerminal.CTRL_Z).awaitSent(PseudoTerminal.PROMPT, 5);
      terminal.press("stop 2\r").awaitPromptAfter("[2]  stopped");
      other.awaitClientGone();
      terminal.press(PseudoTerminal.CTRL_D).awaitPromptAfter("leave again to stop");
      assertThat(terminal.press(PseudoTerminal.CTRL_D).status()).isZero();
      one.awaitClientGone();
    }
    assertThat(dstream.running()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatAJobPrintsWhenItIsStoppedCanBeLookedAt() throws IOException {
    try (LineServer server = LineServer.start();
        PseudoTerminal terminal = PseudoTerminal.run(dstream, "dstream shell")) {
      terminal.awaitScreen(PseudoTerminal.PROMPT);
      String stream = "wordcount --batch 5s --format tsv --source socket --port ";
      terminal.press(stream + server.port() + " &\r").awaitScreen("[1] started");
      server.awaitClient().send("counted-last\n").awaitReceived();
      terminal.press("stop\r").awaitScreen("[1]  stopped");
      terminal.press("fg\r").awaitScreen("counted-last");
      terminal.awaitSent(PseudoTerminal.PROMPT, 4);
      assertThat(terminal.press(PseudoTerminal.CTRL_D).status()).isZero();
      assertThat(terminal.sent()).doesNotContain("Exception");
    }
  }

  @Test
  void aScriptsJobsPrintAsTheyGoAndAreStoppedAtItsEnd() {
    Program.Ended ended =
        execute(
            """
            serve-kafka --port 0 -q &
            wordcount --batch 200ms --batches 1 --format tsv --top 1 &
            fg 2
            jobs
            """);
    assertThat(ended.status()).isZero();
    assertThat(ended.out())
        .containsPattern("(?s)^\\S+\t\\S+\t\\d+\n\\[1\\]  running.*\\[2\\]  done");
    assertThat(dstream.running()).isEmpty();
  }

  @Test
  void aJobThatFailsEndsTheScript() {
    Program.Ended ended =
        execute("wordcount --source socket --port 1 --master local[1] &\nfg\nwordcount\n");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("has one core").endsWith("script ended at line 2\n");
  }

  @Test
  void aLineOfAnotherProfileCanBeAJob() {
    Path config =
        dstream.file("config.toml", "[profiles.two]\ntop = 2\n".getBytes(StandardCharsets.UTF_8));
    Program.Ended ended =
        execute("--config " + config + " --profile two wordcount --batches 1 --format tsv &\nfg\n");
    assertThat(ended.status()).isZero();
    assertThat(ended.out().lines()).hasSize(2);
  }

  @Test
  void wrongUseIsRefused() {
    assertThat(execute("jobs &\n").err())
        .startsWith("dstream: 'jobs' cannot run in the background\nhint: put & behind");
    assertThat(execute("&\n").err()).startsWith("dstream: '' cannot run in the background\n");
    assertThat(execute("fg\n").err()).startsWith("dstream: there are no jobs\nhint: ");
    assertThat(execute("serve-kafka --port 0 -q &\nstop 7\n").err())
        .contains("dstream: there is no job 7\nhint: jobs: 1\n");
    Program.Ended missing = dstream.command("shell --execute nowhere").run();
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).isEqualTo("dstream: file nowhere does not exist (--execute)\n");
  }
}
