package io.dstream.engine;

import io.dstream.sink.OutputClosedException;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import org.apache.spark.SparkException;

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
    String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    boolean plain = root instanceof IOException || root instanceof SparkException;
    String what = plain ? message : root.getClass().getSimpleName() + ": " + message;
    return DstreamException.failed(
        "the stream failed: " + what, "run it again with -v for the stack trace", failure);
  }
}
