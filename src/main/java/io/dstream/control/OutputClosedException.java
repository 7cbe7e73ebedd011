package io.dstream.control;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.util.Locale;

/**
 * The reader of stdout has gone ({@code | head}). The program then ends quietly and without
 * failure.
 */
public final class OutputClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  private OutputClosedException(IOException cause) {
    super("stdout was closed", cause);
  }

  /**
   * Returns the exception for a failed write to stdout whose reader has gone.
   *
   * @throws DstreamException exit status 1, when there is another cause, such as a full disk
   */
  public static OutputClosedException of(IOException failure) {
    if (String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")) {
      return new OutputClosedException(failure);
    }
    throw DstreamException.failed("stdout cannot be written to: " + failure.getMessage(), failure);
  }
}
