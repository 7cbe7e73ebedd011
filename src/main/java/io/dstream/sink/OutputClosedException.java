package io.dstream.sink;

import java.io.IOException;

/** Whoever read stdout has gone ({@code | head}): a quiet end, no failure. */
public final class OutputClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  OutputClosedException(IOException cause) {
    super("stdout was closed", cause);
  }
}
