package io.dstream.engine;

import io.dstream.control.OutputClosedException;
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

  /**
   * Where the failure says most: at the first that is about input or output, else at its telling.
   */
  private static Throwable tellingOf(Throwable failure) {
    Throwable telling = failure;
    while (telling.getCause() != null && !(telling instanceof IOException)) {
      telling = telling.getCause();
    }
    return telling;
  }

  /** A failure for the user: ours as it is, any other by the first line of what tells most. */
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
