package io.dstream.spec;

import java.util.Optional;

/**
 * A failure that the user can understand: one line that says what is wrong, a hint where there is
 * one, and the exit status it ends the program with. It is made where the cause is known and
 * printed at one place.
 */
public final class DstreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;
  private final int exitStatus;

  private DstreamException(String message, String hint, int exitStatus, Throwable cause) {
    super(message, cause);
    this.hint = hint;
    this.exitStatus = exitStatus;
  }

  /** Wrong usage: exit status 2. The message names the option. */
  public static DstreamException usage(String message) {
    return new DstreamException(message, "", ExitStatus.USAGE, null);
  }

  /** Wrong usage with a hint that says how to mend it: exit status 2. */
  public static DstreamException usage(String message, String hint) {
    return new DstreamException(message, hint, ExitStatus.USAGE, null);
  }

  /** A failure while running: exit status 1. */
  public static DstreamException failed(String message, Throwable cause) {
    return new DstreamException(message, "", ExitStatus.FAILED, cause);
  }

  /** A failure while running, with a hint: exit status 1. */
  public static DstreamException failed(String message, String hint, Throwable cause) {
    return new DstreamException(message, hint, ExitStatus.FAILED, cause);
  }

  /** How to mend it, where that is known. */
  public Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }

  public int exitStatus() {
    return exitStatus;
  }

  /** The first of ours that is {@code failure} or behind it. */
  public static Optional<DstreamException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DstreamException known) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }
}
