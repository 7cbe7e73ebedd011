package io.dstream.sink.hbase;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.io.IOException;
import java.time.Instant;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;

/** Translates failures of the HBase client into errors for the user. */
final class HBaseFailures {
  private HBaseFailures() {}

  /** Returns the error for a batch that was not stored, or only in part. */
  static DstreamException ofBatch(IOException e, HBaseTarget target, Instant batch) {
    Throwable cause = cause(e);
    String what = "the batch of " + batch + " was not stored: " + target;
    return cause instanceof DoNotRetryIOException
        ? DstreamException.failed(what + " refuses it: " + reason(cause), copy(cause))
        : DstreamException.failed(
            what
                + " took no rows within --sink-timeout "
                + Durations.format(target.timeout())
                + " ("
                + reason(cause)
                + ")",
            copy(cause));
  }

  /** Returns the error for a failed request about the table. */
  static DstreamException ofQuestion(IOException e, HBaseTarget target) {
    return DstreamException.failed(target + ": " + reason(cause(e)), copy(cause(e)));
  }

  /** Returns the cause of the first row that failed, if the failure is of several rows. */
  private static Throwable cause(IOException e) {
    if (e instanceof RetriesExhaustedWithDetailsException rows && rows.getNumExceptions() > 0) {
      return rows.getCause(0);
    }
    return e;
  }

  /** Returns the first line of the message, because HBase puts stack traces into messages. */
  private static String reason(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  /** Returns a copy without the parts that Spark cannot serialize. */
  private static IOException copy(Throwable cause) {
    IOException copy = new IOException(reason(cause));
    copy.setStackTrace(cause.getStackTrace());
    return copy;
  }
}
