package io.dstream.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Stdout for a {@code PrintWriter}. It keeps the first write failure, which the writer swallows.
 */
final class ResultStream extends FilterOutputStream {
  private IOException failure;

  ResultStream(OutputStream out) {
    super(out);
  }

  /** Returns the first write failure. */
  synchronized Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      note(e);
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      note(e);
      throw e;
    }
  }

  private synchronized void note(IOException e) {
    if (failure == null) {
      failure = e;
    }
  }
}
