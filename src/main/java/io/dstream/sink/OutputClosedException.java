package io.dstream.sink;

import java.io.IOException;
import java.util.Locale;

/** Whoever read stdout has gone ({@code | head}): a quiet end, no failure. */
public final class OutputClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Whether a failed write says that the reader of a pipe has gone; a full disk is another matter.
   */
  static boolean isCause(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  OutputClosedException(IOException cause) {
    super("stdout was closed", cause);
  }
}
