package io.dstream.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads the lines in the first 64 KiB of an input, which suffice to show what its lines look like.
 */
final class FirstLines {
  static final int BYTES = 64 << 10;

  private FirstLines() {}

  static List<String> of(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(BYTES);
    return in(bytes, bytes.length, bytes.length < BYTES);
  }

  /**
   * Returns the lines in the first {@code length} bytes.
   *
   * @param ended whether a last line without an LF counts
   */
  static List<String> in(byte[] bytes, int length, boolean ended) {
    String text = new String(bytes, 0, length, UTF_8);
    return text.substring(0, ended ? text.length() : text.lastIndexOf('\n') + 1).lines().toList();
  }
}
