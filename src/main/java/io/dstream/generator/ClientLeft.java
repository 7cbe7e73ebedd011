package io.dstream.generator;

import java.io.IOException;

/** A client's connection is gone: nothing wrong, and the end of serving it. */
final class ClientLeft extends Exception {
  private static final long serialVersionUID = 1L;

  ClientLeft(IOException cause) {
    super(cause);
  }
}
