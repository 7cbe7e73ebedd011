package io.dstream.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dstream.completion.PipelineWords;
import io.dstream.completion.SampleTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** The shell on a terminal whose keys the test presses. */
final class InteractiveShellTest {
  private static final LiveValues NOTHING_LIVE =
      new LiveValues() {
        @Override
        public List<String> names(CommandSpec command, String label, List<String> served) {
          return List.of();
        }

        @Override
        public PipelineWords pipelineWords() {
          return SampleTree.words();
        }
      };
  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";
  private static final String TAB = "\t";
  private static final String UP = "\033[A";
  private static final String PASTE = "\033[200~";
  private static final String PASTED = "\033[201~";

  @TempDir private Path directory;
  private final TalkingTree tree = new TalkingTree();
  private Terminal terminal;
  private PipedOutputStream keys;
  private ByteArrayOutputStream screen;
  private CompletableFuture<Integer> shell;

  @BeforeEach
  void start() throws IOException {
    keys = new PipedOutputStream();
    screen = new ByteArrayOutputStream();
    terminal = new ExternalTerminal("test", "ansi", new PipedInputStream(keys), screen, UTF_8);
    shell =
        CompletableFuture.supplyAsync(
            () -> newShell(Optional.of(directory.resolve("history"))).run(),
            command -> new Thread(command, "shell").start());
    awaitPrompts(1);
  }

  private InteractiveShell newShell(Optional<Path> history) {
    try {
      return new InteractiveShell(tree::create, List.of(), NOTHING_LIVE, terminal, history);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    keys.close();
    terminal.close();
  }

  @Test
  void runsCommandsUntilCtrlD() throws Exception {
    press("say 'a b' \\\r", "c\r");
    awaitSaid("say [a b, c]\n");
    press(CTRL_D);
    assertThat(exitStatus()).isZero();
  }

  @Test
  void goesOnAfterACommandThatFails() throws Exception {
    press("fail\r", "exit\r");
    assertThat(exitStatus()).isZero();
    assertThat(tree.said()).isEqualTo("dstream: it failed\nhint: try say\n");
  }

  @Test
  void clearsTheLineOnCtrlC() throws Exception {
    press("say a");
    // Keys that it has not read yet would stay: this terminal drops none at Ctrl-C.
    await().until(() -> screen.toString(UTF_8).contains("say a"));
    press(CTRL_C);
    awaitPrompts(2);
    press("say b\r", "quit\r");
    assertThat(exitStatus()).isZero();
    assertThat(tree.said()).isEqualTo("say [b]\n");
  }

  @Test
  void stopsTheRunningCommandOnCtrlC() throws Exception {
    press("wait\r");
    awaitSaid("waiting\n");
    press(CTRL_C);
    awaitPrompts(2);
    press("say a\r", "wait\r");
    awaitSaid("waiting\nsay [a]\nwaiting\n");
    press(CTRL_C);
    awaitPrompts(4);
    press(CTRL_D);
    assertThat(exitStatus()).isZero();
  }

  @Test
  void runsPastedLinesOneAfterTheOtherEachAsIfTyped() throws Exception {
    press(PASTE + "say a\r\nfail\r\n# note\r\n\r\nsay 'b\nc' \\\r\nd\r\nsay\te #\r" + PASTED);
    awaitSaid("say [a]\ndstream: it failed\nhint: try say\nsay [b\nc, d]\nsay [e]\n");
    press("history\r", "exit\r");
    assertThat(exitStatus()).isZero();
    assertThat(tree.said())
        .endsWith(
            """
                1  say a
                2  fail
                3  # note
                4  say 'b
            c' \\
            d
                5  say\te #
                6  history
            """);
  }

  @Test
  void keepsAPastedLineWithoutAnEndInTheLineThatIsTyped() throws Exception {
    press("say x" + PASTE + "y\nsay 'one\ntwo" + PASTED);
    awaitSaid("say [xy]\n");
    press(" three' four\r", PASTE + "say five" + PASTED, " six\r", "exit\r");
    assertThat(exitStatus()).isZero();
    assertThat(tree.said()).isEqualTo("say [xy]\nsay [one\ntwo three, four]\nsay [five, six]\n");
  }

  @Test
  void dropsTheRestOfWhatWasPastedOnCtrlC() throws Exception {
    press(PASTE + "say a\nwait\nsay never\nsay nor this\n" + PASTED);
    awaitSaid("say [a]\nwaiting\n");
    press(CTRL_C);
    awaitPrompts(3);
    press("say b\r", "exit\r");
    assertThat(exitStatus()).isZero();
    assertThat(tree.said()).isEqualTo("say [a]\nwaiting\nsay [b]\n");
  }

  @Test
  void listsTheHistoryWithoutPasswordsAndClearsTheScreen() throws Exception {
    Files.writeString(
        directory.resolve("history"), "1000:say --jdbc-password old-secret x\n1001:say a\n");
    press("exit\r");
    assertThat(exitStatus()).isZero();
    close();
    start();
    press("say s3a://me:hush@there\r", "cle" + TAB + "\r", "hist" + TAB + "\r", "exit\r");
    assertThat(exitStatus()).isZero();
    assertThat(tree.said())
        .endsWith(
            """
                1  say --jdbc-password x
                2  say a
                3  exit
                4  clear
                5  history
            """);
    assertThat(screen.toString(UTF_8)).contains("\033[H\033[J");
  }

  @Test
  void completesOnTab() throws Exception {
    press("compl" + TAB + "--he" + TAB + "\r", "exit\r");
    assertThat(exitStatus()).isZero();
    assertThat(tree.said()).startsWith("Usage: dstream completion");
  }

  @Test
  void takesAnExclamationMarkAsItIs() throws Exception {
    press("say hey!!\r", "exit\r");
    assertThat(exitStatus()).isZero();
    assertThat(tree.said()).isEqualTo("say [hey!!]\n");
  }

  @Test
  void remembersTheCommandsOfTheSessionBefore() throws Exception {
    press("say a\r", "exit\r");
    assertThat(exitStatus()).isZero();
    close();
    start();
    press(UP + UP + "\r", "exit\r");
    assertThat(exitStatus()).isZero();
    assertThat(tree.said()).isEqualTo("say [a]\nsay [a]\n");
  }

  @Test
  void keepsNoPasswordInTheHistory() throws Exception {
    press("say --jdbc-password=env:PW a\r", "say --jdbc-password 'my secret' b\r");
    press("say --kafka-property ssl.key.password=x\r", "say --jdbc-pass hush c\r");
    press("say --kafka-property=basic.auth.user.info=me:x\r", "say s3a://me:x@there\r");
    press("say --kafka-property \"ssl.keystore.key=x\"\r", "exit\r");
    assertThat(exitStatus()).isZero();
    assertThat(directory.resolve("history"))
        .content()
        .contains("say --jdbc-password=env:PW a", "say --jdbc-password b", "say --jdbc-pass c")
        .doesNotContain("my secret", "ssl", "hush", "me:x");
  }

  private void press(String... pressed) throws IOException {
    for (String some : pressed) {
      keys.write(some.getBytes(UTF_8));
      keys.flush();
    }
  }

  private int exitStatus() throws Exception {
    return shell.get();
  }

  private void awaitSaid(String said) {
    await().untilAsserted(() -> assertThat(tree.said()).isEqualTo(said));
  }

  private void awaitPrompts(int count) {
    await().until(() -> screen.toString(UTF_8).split("dstream> ", -1).length > count);
  }
}
