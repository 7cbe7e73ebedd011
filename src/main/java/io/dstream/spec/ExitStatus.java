package io.dstream.spec;

/** The exit statuses of every command. Scripts rely on them. */
public final class ExitStatus {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;

  /** An alert began that was configured to end the stream. */
  public static final int ALERT = 4;

  private ExitStatus() {}

  /** Returns the status of a program stopped by a signal: 128 plus its number, as in shells. */
  public static int ofSignal(int number) {
    return 128 + number;
  }
}
