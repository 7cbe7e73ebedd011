package io.dstream.terminal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import org.jline.terminal.Terminal;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

/**
 * Restores a terminal when this process dies without doing so, for example after {@code kill -9}: a
 * small shell process waits at the end of a pipe that closes with this process.
 */
public final class TerminalGuard implements AutoCloseable {
  /**
   * Arguments: the terminal's settings in the format of {@code stty -g}, and the text to send. By
   * then a shell may have taken the terminal back and restored its settings, so that the system
   * refuses {@code stty}. But it has drawn its prompt on the screen that is replaced. A change of
   * the window size makes it draw the prompt again, so the window is one row higher for a moment.
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
   * Guards {@code terminal}, whose current settings will be restored.
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

  /** Returns the sequences that restore a terminal's usual screen, with a cursor and no colors. */
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

  /** Ends the guard: the terminal has been restored. */
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
