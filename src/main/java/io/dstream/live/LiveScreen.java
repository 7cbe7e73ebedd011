package io.dstream.live;

import io.dstream.spec.IoErrors;
import io.dstream.terminal.JobControl;
import io.dstream.terminal.ProcessGroup;
import io.dstream.terminal.TerminalGuard;
import io.dstream.terminal.Terminals;
import java.io.IOError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * A terminal that shows a picture until it is closed; it is then restored. A {@link TerminalGuard}
 * also keeps the terminal's settings, in case this process is killed.
 */
final class LiveScreen implements AutoCloseable {
  private final Terminal terminal;
  private final boolean own;
  private final Attributes before;
  private final Optional<TerminalGuard> guard;
  private final Display display;
  private Size size = new Size();
  private boolean closed;

  private LiveScreen(Terminal terminal, boolean own, Optional<TerminalGuard> guard) {
    this.terminal = terminal;
    this.own = own;
    this.guard = guard;
    this.display = new Display(terminal, true);
    this.before = terminal.enterRawMode();
  }

  /**
   * Takes over the terminal.
   *
   * @param host the terminal of the shell that this runs in; if empty, a terminal is opened and
   *     closed
   * @param remarks receives a line when {@code kill -9} would leave the terminal in disorder
   * @throws IOException when it cannot be opened
   */
  static LiveScreen enter(Optional<Terminal> host, Consumer<String> remarks) throws IOException {
    Terminal terminal = host.isPresent() ? host.get() : Terminals.open(false);
    LiveScreen screen = new LiveScreen(terminal, host.isEmpty(), guard(terminal, remarks));
    screen.takeOver();
    return screen;
  }

  /**
   * Returns no guard if there is no controlling terminal or no stty; the picture works without it.
   */
  private static Optional<TerminalGuard> guard(Terminal terminal, Consumer<String> remarks) {
    try {
      return Optional.of(TerminalGuard.of(terminal));
    } catch (IOException e) {
      remarks.accept(
          "dstream: kill -9 would leave this terminal in disorder: " + IoErrors.reason(e));
      return Optional.empty();
    }
  }

  Terminal terminal() {
    return terminal;
  }

  private void takeOver() {
    terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setControlChar(ControlChar.VSUSP, 0); // Ctrl-Z is a key: the picture is removed first
    terminal.setAttributes(raw);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.keypad_xmit);
    terminal.puts(Capability.cursor_invisible);
    terminal.flush();
  }

  /** Takes over the terminal again, after other programs used it. */
  synchronized void renew() {
    if (!closed) {
      takeOver();
      size = new Size();
    }
  }

  /** Returns its current size. */
  synchronized Size size() {
    Size now = terminal.getSize();
    if (!now.equals(size)) {
      size = now;
      display.resize(size.getRows(), size.getColumns());
      display.clear();
    }
    return size;
  }

  /** Shows {@code lines}, made for {@link #size}; does nothing once closed. */
  synchronized void show(List<AttributedString> lines) {
    if (!closed) {
      // Copies the list: the display keeps it, and moves its lines as it moves those on screen.
      display.update(new ArrayList<>(lines), -1);
    }
  }

  /** Clears a read error, such as that of a read from the background. */
  void clearReadError() {
    try {
      terminal.reader().read(1);
    } catch (IOException | IOError e) {
      return; // the error that was already reported
    }
  }

  /** Restores the terminal; later calls do nothing. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    boolean foreground = ProcessGroup.inForeground();
    if (foreground) { // in the background, the shell has restored it already
      terminal.puts(Capability.exit_attribute_mode);
      terminal.puts(Capability.cursor_normal);
      terminal.puts(Capability.keypad_local);
      terminal.puts(Capability.exit_ca_mode);
      terminal.setAttributes(before);
      terminal.flush();
    }
    guard.ifPresent(TerminalGuard::close);
    if (own && foreground) {
      terminal.close();
    } else if (own) {
      JobControl.closeInBackground(terminal);
    }
  }
}
