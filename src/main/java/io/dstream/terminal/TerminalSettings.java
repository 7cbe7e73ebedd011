package io.dstream.terminal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * The settings of the controlling terminal.
 *
 * @param text in the format of {@code stty -g}
 */
record TerminalSettings(String text) {
  private static final Redirect TERMINAL = Redirect.from(new File("/dev/tty"));

  /**
   * Returns the current settings.
   *
   * @throws IOException when there is no controlling terminal, or no stty
   */
  static TerminalSettings current() throws IOException {
    Process stty = stty("-g").start();
    return new TerminalSettings(
        new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
  }

  /** Applies these settings to the terminal. */
  void restore() throws IOException, InterruptedException {
    stty(text).redirectOutput(Redirect.DISCARD).start().waitFor();
  }

  private static ProcessBuilder stty(String argument) {
    return new ProcessBuilder("stty", argument)
        .redirectInput(TERMINAL)
        .redirectError(Redirect.DISCARD);
  }
}
