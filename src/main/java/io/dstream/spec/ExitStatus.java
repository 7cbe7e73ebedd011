package io.dstream.spec;

/** The exit statuses of every command; a contract with scripts. */
public final class ExitStatus {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;

  /** An alert began, and was to end the stream. */
  public static final int ALERT = 4;

  private ExitStatus() {}

  /** The status of a program that a signal stopped: 128 + its number, as shells have it. */
  public static int ofSignal(int number) {
    return 128 + number;
  }
}
