package io.dstream.terminal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import org.jline.terminal.Terminal;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

/**
 * Puts a terminal back in order when this process dies without doing so itself, by {@code kill -9}
 * too: a small shell process waits at the end of a pipe that closes with us.
 */
public final class TerminalGuard implements AutoCloseable {
  /**
   * Its arguments: the terminal's settings as {@code stty -g} prints them, and what to send. A
   * shell may have taken the terminal back by then. It has set it in order, so that the system
   * refuses {@code stty}; but it has drawn its prompt on the screen that goes away. It draws the
   * prompt again when the window has changed, so it is one row higher for a moment.
   */
  private static final String SCRIPT =
      "trap '' HUP INT QUIT TERM TSTP; read -r done && exit;"
          + " stty \"$1\" </dev/tty; printf %s \"$2\" >/dev/tty;"
          + " size=$(stty size </dev/tty); [ \"${size:-0 0}\" != '0 0' ] || exit;"
          + " rows=${size% *}; stty rows $((rows + 1)) </dev/tty; sleep 0.1 || sleep 1;"
          + " stty rows \"$rows\" </dev/tty";

  private final Process process;

  private TerminalGuard(Process process) {
    this.process = process;
  }

  /**
   * Guards {@code terminal}, whose settings are those to come back to.
   *
   * @throws IOException when the process cannot be started
   */
  public static TerminalGuard of(Terminal terminal) throws IOException {
    String settings = TerminalSettings.current().text();
    Process guard =
        new ProcessBuilder("sh", "-c", SCRIPT, "guard", settings, leavingScreen(terminal))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    return new TerminalGuard(guard);
  }

  /** What a terminal is sent to show its usual screen again, with a cursor and no colors. */
  private static String leavingScreen(Terminal terminal) {
    StringWriter sent = new StringWriter();
    for (Capability capability :
        new Capability[] {
          Capability.exit_attribute_mode,
          Capability.keypad_local,
          Capability.cursor_normal,
          Capability.exit_ca_mode
        }) {
      String sequence = terminal.getStringCapability(capability);
      if (sequence != null) {
        Curses.tputs(sent, sequence);
      }
    }
    return sent.toString();
  }

  /** The terminal is in order: there is nothing to guard any more. */
  @Override
  public void close() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().close();
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
