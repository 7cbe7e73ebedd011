package io.dstream.generator;

import java.io.Closeable;
import java.io.IOException;

/** A sequence of lines as bytes. A line is a range of a buffer that the next line overwrites. */
interface Lines extends Closeable {
  byte LF = '\n';
  byte CR = '\r';

  /**
   * Moves to the next line.
   *
   * @return whether there is one
   */
  boolean next() throws IOException;

  /** The buffer with the line; valid until {@link #next}. */
  byte[] buffer();

  /** Where the line starts in the buffer. */
  int offset();

  /** The line's length in bytes, including its end (LF or CRLF), which the last line may lack. */
  int length();

  /** The line's length in bytes, without its end. */
  default int textLength() {
    int end = offset() + length();
    if (length() > 0 && buffer()[end - 1] == LF) {
      end--;
      if (end > offset() && buffer()[end - 1] == CR) {
        end--;
      }
    }
    return end - offset();
  }

  /** Whether the line has an end; only the last line of a file may have none. */
  default boolean hasEnd() {
    return length() > 0 && buffer()[offset() + length() - 1] == LF;
  }
}
