package io.dstream.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jline.builtins.ScreenTerminal;

/**
 * A command on a pseudo-terminal of 80 columns and 24 rows, whose keys the test presses and whose
 * screen it looks at. {@code script} of util-linux gives it the terminal, so it is for Linux.
 */
final class PseudoTerminal implements AutoCloseable {
  static final String CTRL_C = "\003";
  static final String CTRL_D = "\004";
  static final String CTRL_Z = "\032";

  /** The prompt of {@code dstream shell}. */
  static final String PROMPT = "dstream> ";

  private static final String TAB = "\t";
  private static final String BELL = "\007";

  /** What a terminal is sent to show its usual screen again. */
  static final String USUAL_SCREEN = "\033[?1049l";

  /**
   * The shell in which it runs outlives Ctrl-C, to note how it ended and what it left behind. The
   * first line of {@code stty} is of serial lines, whose speed JLine does not keep.
   */
  private static final String SESSION =
      "trap : INT; tty >tty; stty cols 80 rows 24; stty -a | tail -n +2 >before; %s; echo $? >status;"
          + " stty -a | tail -n +2 >after";

  private final Dstream dstream;
  private final Program program;
  private final OutputStream keys;
  private int columns = 80;
  private int rows = 24;

  private PseudoTerminal(Dstream dstream, Program program, OutputStream keys) {
    this.dstream = dstream;
    this.program = program;
    this.keys = keys;
  }

  /** Runs a line of shell on a new terminal; there are no single quotes in it. */
  static PseudoTerminal run(Dstream dstream, String line) {
    dstream.bash("mkfifo keys").run().quietly();
    Program program =
        dstream
            .bash("exec script -qec '" + SESSION.formatted(line) + "' /dev/null <keys")
            .env("XDG_STATE_HOME", dstream.directory("state"))
            .env("TERM", "xterm")
            .env("LC_ALL", "C.UTF-8")
            .start();
    try {
      Path fifo = dstream.directory("work").resolve("keys");
      return new PseudoTerminal(dstream, program, new FileOutputStream(fifo.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PseudoTerminal press(String pressed) {
    try {
      keys.write(pressed.getBytes(UTF_8));
      keys.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes the size of the window, as dragging its corner does. */
  void resize(int toColumns, int toRows) {
    columns = toColumns;
    rows = toRows;
    String size = "stty -F $(cat tty) cols " + columns + " rows " + rows;
    dstream.bash(size).run().quietly();
  }

  /** All that was sent to the terminal. */
  String sent() {
    return new String(program.out().getBytes(ISO_8859_1), UTF_8);
  }

  /** What a person sees, row by row. */
  String screen() {
    return emulated().toString();
  }

  /** A terminal of the same size that was sent the same. */
  ScreenTerminal emulated() {
    ScreenTerminal screen = new ScreenTerminal(columns, rows);
    screen.write(sent());
    return screen;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Waits until a person sees {@code text}. */
  PseudoTerminal awaitScreen(String text) {
    program.await("'" + text + "' on the screen", p -> screen().contains(text));
    return this;
  }

  /**
   * Presses Tab until a person sees {@code text}: again whenever the terminal rings since nothing
   * was found, as where the broker did not answer in time.
   */
  PseudoTerminal completeTo(String text) {
    int[] rings = {count(BELL)};
    press(TAB);
    program.await(
        "'" + text + "' on the screen",
        p -> {
          int now = count(BELL);
          boolean seen = screen().contains(text);
          if (!seen && now > rings[0]) {
            rings[0] = now;
            press(TAB);
          }
          return seen;
        });
    return this;
  }

  /** Presses Tab where nothing is to be found, and waits until the terminal rings. */
  void completeToNothing() {
    int rings = count(BELL);
    press(TAB).awaitSent(BELL, rings + 1);
  }

  /** Waits until a person does not see {@code text} any more. */
  void awaitGone(String text) {
    program.await("no '" + text + "' on the screen", p -> !screen().contains(text));
  }

  /**
   * Waits until the shell's prompt was sent after {@code text}. A Ctrl-D that is pressed before the
   * prompt is the system's, and lost.
   */
  PseudoTerminal awaitPromptAfter(String text) {
    program.await(
        "a prompt after '" + text + "'",
        p -> sent().contains(text) && sent().lastIndexOf(PROMPT) > sent().lastIndexOf(text));
    return this;
  }

  /** Waits until {@code text} was sent {@code times} times. */
  void awaitSent(String text, int times) {
    program.await("'" + text + "' " + times + " times", p -> count(text) >= times);
  }

  private int count(String text) {
    return sent().split(Pattern.quote(text), -1).length - 1;
  }

  /** Waits for the end of the command; its exit status. */
  int status() {
    program.end();
    return Integer.parseInt(noted("status"));
  }

  /** Whether the terminal has the settings that it had before the command. */
  boolean restored() {
    return noted("before").equals(noted("after"));
  }

  private String noted(String name) {
    try {
      return Files.readString(file(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return dstream.directory("work").resolve(name);
  }

  @Override
  public void close() throws IOException {
    keys.close();
  }
}
