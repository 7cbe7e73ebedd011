package io.dstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the Tab key finds in {@code dstream shell}: topics, tables and jobs, where they are. */
@EnabledOnOs(OS.LINUX)
final class ShellCompletionIT {

  /** Ctrl-U: it clears the line in its turn, which Ctrl-C, a signal, need not. */
  private static final String CLEAR = "\025";

  @RegisterExtension static final Broker BROKER = new Broker();
  @RegisterExtension static final MariaDb.Extension MARIADB = new MariaDb.Extension();

  @RegisterExtension final Dstream dstream = new Dstream();
  private PseudoTerminal terminal;

  @BeforeAll
  static void create() throws Exception {
    BROKER.create("there-lines", 1);
    BROKER.create("there-words", 1);
    MARIADB.server().database().execute("CREATE TABLE IF NOT EXISTS completed_here (a INT)");
  }

  @BeforeEach
  void start() {
    String shell = "PW=" + MariaDb.PASSWORD + " dstream shell";
    terminal = PseudoTerminal.run(dstream, shell).awaitScreen(PseudoTerminal.PROMPT);
  }

  @AfterEach
  void leave() throws IOException {
    terminal.press(CLEAR + PseudoTerminal.CTRL_D);
    assertThat(terminal.status()).isZero();
    assertThat(terminal.sent()).doesNotContain("dstream: ", "WARN", "Exception", MariaDb.PASSWORD);
    terminal.close();
  }

  @Test
  void topicsOfTheBrokerOfTheLine() {
    complete("consume --bootstrap-server " + BROKER.address() + " --topic there", "there-");
    terminal.completeTo("there-lines   there-words");
    terminal.press("l").completeTo("--topic there-lines");
  }

  @Test
  void topicsOfTheBrokerThatAJobServes() {
    terminal.press("serve-kafka --port 0 --topics from-the-job &\r").awaitScreen("[1] started");
    terminal.press("fg\r").awaitScreen("Kafka listens on");
    terminal.press(PseudoTerminal.CTRL_Z).awaitScreen("[1]  running");
    complete("topics describe fr", "topics describe from-the-job");
    complete(CLEAR + "stop ", "stop 1");
    terminal.press("\r").awaitPromptAfter("[1]  stopped");
  }

  @Test
  void tablesOfTheDatabaseOfTheLine() {
    complete(jdbc("completed"), "completed_here");
  }

  @Test
  void nothingWhereNobodyAnswersOrTheDoorIsClosed() {
    findsNothing("consume --bootstrap-server localhost:1 --topic ");
    findsNothing(jdbc("").replaceAll("localhost:\\d+", "localhost:1"));
    findsNothing(jdbc("").replace("env:PW", "wrong-Password"));
    findsNothing(jdbc("").replace("env:PW", "env:NOT_THERE"));
    findsNothing("wordcount --sink jdbc --jdbc-table ");
    findsNothing("fg ");
  }

  private void findsNothing(String line) {
    terminal.press(line).completeToNothing();
    terminal.press(CLEAR);
  }

  private void complete(String line, String seen) {
    terminal.press(line).completeTo(seen);
  }

  private static String jdbc(String table) {
    return "wordcount --sink jdbc --jdbc-url "
        + MARIADB.server().url()
        + " --jdbc-user "
        + MariaDb.USER
        + " --jdbc-password env:PW --jdbc-table "
        + table;
  }
}
