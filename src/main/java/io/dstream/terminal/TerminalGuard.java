package io.dstream.terminal;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

/**
 * Puts a terminal back in order when this process dies without doing so itself, by {@code kill -9}
 * too: a small shell process waits at the end of a pipe that closes with us.
 */
public final class TerminalGuard implements AutoCloseable {
  /** Its arguments: the terminal's settings as {@code stty -g} prints them, and what to send. */
  private static final String SCRIPT =
      "trap '' HUP INT QUIT TERM TSTP; read -r done ||"
          + " { stty \"$1\" </dev/tty; printf %s \"$2\" >/dev/tty; }";

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
    Process guard =
        new ProcessBuilder("sh", "-c", SCRIPT, "guard", settings(), leavingScreen(terminal))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    return new TerminalGuard(guard);
  }

  private static String settings() throws IOException {
    Process stty =
        new ProcessBuilder("stty", "-g")
            .redirectInput(Redirect.from(new File("/dev/tty")))
            .redirectError(Redirect.DISCARD)
            .start();
    return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
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
