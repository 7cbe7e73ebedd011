package io.dstream.control;

import java.io.PrintWriter;

/**
 * The messages on stderr besides the results. Each notice is one line; on a terminal a footer below
 * them may be redrawn as it changes. Thread-safe.
 */
public final class Notices {
  private enum Level {
    QUIET,
    NORMAL,
    VERBOSE
  }

  private static final String ERASE = "\r\033[K";
  private static final String CUT_OFF = "\033[?7l";
  private static final String WRAP = "\033[?7h";

  private final PrintWriter err;
  private final Level level;
  private String footer = "";

  private Notices(PrintWriter err, Level level) {
    this.err = err;
    this.level = level;
  }

  /** Returns notices to {@code err}: none if {@code quiet}, with details if {@code verbose}. */
  public static Notices to(PrintWriter err, boolean quiet, boolean verbose) {
    return new Notices(err, quiet ? Level.QUIET : verbose ? Level.VERBOSE : Level.NORMAL);
  }

  /** Returns whether details are printed. */
  public boolean verbose() {
    return level == Level.VERBOSE;
  }

  /** Returns whether notices are printed and details are not. */
  boolean plain() {
    return level == Level.NORMAL;
  }

  /** Prints a notice. */
  public void say(String line) {
    print(Level.NORMAL, line);
  }

  /** Prints a detail, only with {@code -v}. */
  public void detail(String line) {
    print(Level.VERBOSE, line);
  }

  private void print(Level needed, String line) {
    if (level.compareTo(needed) >= 0) {
      synchronized (err) {
        erase();
        err.println("dstream: " + line);
        draw();
      }
    }
  }

  /** Replaces the footer; empty for none. Use only if stderr is a terminal. */
  public void footer(String line) {
    synchronized (err) {
      erase();
      footer = line;
      draw();
    }
  }

  private void erase() {
    if (!footer.isEmpty()) {
      err.print(ERASE);
    }
  }

  private void draw() {
    if (!footer.isEmpty()) {
      err.print(CUT_OFF + footer + WRAP);
    }
    err.flush();
  }
}
