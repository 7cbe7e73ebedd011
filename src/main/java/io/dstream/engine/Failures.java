package io.dstream.engine;

import io.dstream.sink.OutputClosedException;
import io.dstream.spec.DstreamException;

/** Finds, under what Spark wraps around it, what went wrong. */
final class Failures {
  private Failures() {}

  /** Whether it is only that nobody reads stdout any more. */
  static boolean isClosedOutput(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutputClosedException) {
        return true;
      }
    }
    return false;
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** A failure for the user: ours as it is, any other by the first line of its root. */
  static DstreamException explain(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DstreamException known) {
        return known;
      }
    }
    Throwable root = rootOf(failure);
    String message =
        root.getMessage() == null ? "" : root.getMessage().lines().findFirst().orElse("");
    return DstreamException.failed(
        "the stream failed: " + (message.isBlank() ? root.getClass().getName() : message),
        "run it again with -v for the stack trace",
        failure);
  }
}
