package io.dstream.generator;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes into lines, which end with LF (or CRLF, including the CR). It holds one
 * buffer of 64 KiB, or of the longest line if that is more. A line is available as soon as its end
 * was read.
 */
final class LineReader implements Lines {
  private static final int SIZE = 1 << 16;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final InputStream in;
  private byte[] buffer = new byte[SIZE];
  private int offset;
  private int length;
  private int limit;

  LineReader(InputStream in) {
    this.in = in;
  }

  @Override
  public boolean next() throws IOException {
    offset += length;
    int scanned = offset;
    for (; ; ) {
      for (int i = scanned; i < limit; i++) {
        if (buffer[i] == LF) {
          length = i + 1 - offset;
          return true;
        }
      }
      int unfinished = limit - offset;
      if (!fill()) {
        length = unfinished;
        return unfinished > 0;
      }
      scanned = offset + unfinished;
    }
  }

  /** Reads more after the limit; makes room first, by moving the line or doubling the buffer. */
  private boolean fill() throws IOException {
    if (offset > 0) {
      System.arraycopy(buffer, offset, buffer, 0, limit - offset);
      limit -= offset;
      offset = 0;
    }
    if (limit == buffer.length) {
      if (limit == LARGEST) {
        throw new IOException("a line is longer than 2 GiB");
      }
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * limit, LARGEST));
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(read, 0);
    return read >= 0;
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int offset() {
    return offset;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
