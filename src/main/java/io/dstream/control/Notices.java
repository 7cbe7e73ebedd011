package io.dstream.control;

import java.io.PrintWriter;

/**
 * What the program says on stderr beside its results: one line a notice, and on a terminal perhaps
 * a footer under them, that is drawn anew as it changes. Thread-safe.
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

  /** Notices to {@code err}; none when {@code quiet}, details too when {@code verbose}. */
  public static Notices to(PrintWriter err, boolean quiet, boolean verbose) {
    return new Notices(err, quiet ? Level.QUIET : verbose ? Level.VERBOSE : Level.NORMAL);
  }

  /** Whether details are said. */
  public boolean verbose() {
    return level == Level.VERBOSE;
  }

  /** Whether notices are said and details are not. */
  boolean plain() {
    return level == Level.NORMAL;
  }

  /** Says what a user wants to know. */
  public void say(String line) {
    print(Level.NORMAL, line);
  }

  /** Says what a user wants to know who asked for more, with {@code -v}. */
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

  /** Puts a line in the place of the footer; empty for none. Only where stderr is a terminal. */
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
