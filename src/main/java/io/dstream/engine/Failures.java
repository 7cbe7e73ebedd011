package io.dstream.engine;

import io.dstream.control.OutputClosedException;
import io.dstream.spec.DstreamException;
import java.io.IOException;
import org.apache.spark.SparkException;

/** Finds the cause of a failure under the exceptions that Spark wraps around it. */
final class Failures {
  private Failures() {}

  /** Returns whether the only cause is that nobody reads stdout any more. */
  static boolean isClosedOutput(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutputClosedException) {
        return true;
      }
    }
    return false;
  }

  /** Returns the most informative cause: the first {@link IOException}, or else the root cause. */
  private static Throwable tellingOf(Throwable failure) {
    Throwable telling = failure;
    while (telling.getCause() != null && !(telling instanceof IOException)) {
      telling = telling.getCause();
    }
    return telling;
  }

  /**
   * Returns a failure for the user: a {@link DstreamException} as it is, any other with the first
   * line of its most informative cause.
   */
  static DstreamException explain(Throwable failure) {
    return DstreamException.in(failure).orElseGet(() -> ofOther(failure));
  }

  private static DstreamException ofOther(Throwable failure) {
    Throwable telling = tellingOf(failure);
    String message = String.valueOf(telling.getMessage()).lines().findFirst().orElse("");
    boolean plain = telling instanceof IOException || telling instanceof SparkException;
    String what = plain ? message : telling.getClass().getSimpleName() + ": " + message;
    return DstreamException.failed(
        "the stream failed: " + what, "run it again with -v for the stack trace", failure);
  }
}
