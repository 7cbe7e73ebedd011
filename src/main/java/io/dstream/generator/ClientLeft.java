package io.dstream.generator;

import java.io.IOException;

/** Signals that a client's connection is gone. This ends serving the client but is not an error. */
final class ClientLeft extends Exception {
  private static final long serialVersionUID = 1L;

  ClientLeft(IOException cause) {
    super(cause);
  }
}
