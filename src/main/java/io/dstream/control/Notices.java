package io.dstream.control;

import java.io.PrintWriter;

/** What the program says on stderr beside its results: one line a notice. Thread-safe. */
public final class Notices {
  private enum Level {
    QUIET,
    NORMAL,
    VERBOSE
  }

  private final PrintWriter err;
  private final Level level;

  private Notices(PrintWriter err, Level level) {
    this.err = err;
    this.level = level;
  }

  /** Notices to {@code err}; none when {@code quiet}, details too when {@code verbose}. */
  public static Notices to(PrintWriter err, boolean quiet, boolean verbose) {
    return new Notices(err, quiet ? Level.QUIET : verbose ? Level.VERBOSE : Level.NORMAL);
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
        err.println("dstream: " + line);
        err.flush();
      }
    }
  }
}
