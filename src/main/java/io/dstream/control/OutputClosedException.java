package io.dstream.control;

import io.dstream.spec.DstreamException;
import java.io.IOException;
import java.util.Locale;

/** Whoever read stdout has gone ({@code | head}): a quiet end, no failure. */
public final class OutputClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  private OutputClosedException(IOException cause) {
    super("stdout was closed", cause);
  }

  /**
   * What a failed write to stdout means: its reader has gone.
   *
   * @throws DstreamException exit status 1, when it is another matter, such as a full disk
   */
  public static OutputClosedException of(IOException failure) {
    if (String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")) {
      return new OutputClosedException(failure);
    }
    throw DstreamException.failed("stdout cannot be written to: " + failure.getMessage(), failure);
  }
}
