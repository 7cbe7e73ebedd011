package io.dstream.spec;

import java.util.Optional;

/**
 * A failure that the user can understand. It has a one-line message, an optional hint and the exit
 * status of the program. It is created where the cause is known and printed in one place.
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

  /** Creates a usage error with exit status 2. The message names the option. */
  public static DstreamException usage(String message) {
    return new DstreamException(message, "", ExitStatus.USAGE, null);
  }

  /** Creates a usage error with exit status 2 and a hint that says how to fix it. */
  public static DstreamException usage(String message, String hint) {
    return new DstreamException(message, hint, ExitStatus.USAGE, null);
  }

  /** Creates a runtime failure with exit status 1. */
  public static DstreamException failed(String message, Throwable cause) {
    return new DstreamException(message, "", ExitStatus.FAILED, cause);
  }

  /** Creates a runtime failure with exit status 1 and a hint. */
  public static DstreamException failed(String message, String hint, Throwable cause) {
    return new DstreamException(message, hint, ExitStatus.FAILED, cause);
  }

  /** How to fix the failure, where that is known. */
  public Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }

  public int exitStatus() {
    return exitStatus;
  }

  /** Returns the first exception of this class among {@code failure} and its causes. */
  public static Optional<DstreamException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DstreamException known) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }
}
