package io.dstream.sink.hbase;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.io.IOException;
import java.time.Instant;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException;

/** What failures of HBase's client mean to the user. */
final class HBaseFailures {
  private HBaseFailures() {}

  /** A batch was not stored, or not wholly. */
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

  /** It did not answer a question. */
  static DstreamException ofQuestion(IOException e, HBaseTarget target) {
    return DstreamException.failed(target + ": " + reason(cause(e)), copy(cause(e)));
  }

  /** Of the rows of a request, the first that failed says why. */
  private static Throwable cause(IOException e) {
    if (e instanceof RetriesExhaustedWithDetailsException rows && rows.getNumExceptions() > 0) {
      return rows.getCause(0);
    }
    return e;
  }

  /** The first line: HBase puts stack traces into messages. */
  private static String reason(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  /** Without what Spark cannot send. */
  private static IOException copy(Throwable cause) {
    IOException copy = new IOException(reason(cause));
    copy.setStackTrace(cause.getStackTrace());
    return copy;
  }
}
