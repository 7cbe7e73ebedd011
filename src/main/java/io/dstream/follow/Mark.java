package io.dstream.follow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A checksum of the bytes before an offset, up to {@value #BYTES}. It tells whether a file is still
 * the one that was read up to there: inodes are reused, and a truncated file may have grown past
 * the offset since.
 */
final class Mark {
  /** The number of bytes before the offset that a mark covers. */
  static final int BYTES = 1024;

  /** The mark of a file from which nothing was read. */
  static final String NONE = "0";

  private Mark() {}

  /** Returns the mark of an offset that follows these bytes. Only the last ones count. */
  static String of(byte[] before) {
    CRC32C crc = new CRC32C();
    int length = Math.min(before.length, BYTES);
    crc.update(before, before.length - length, length);
    return Long.toHexString(crc.getValue());
  }

  /**
   * Returns the last bytes of {@code before} followed by {@code more}, as many as a mark covers.
   */
  static byte[] last(byte[] before, byte[] more) {
    if (more.length >= BYTES) {
      return Arrays.copyOfRange(more, more.length - BYTES, more.length);
    }
    int kept = Math.min(before.length, BYTES - more.length);
    byte[] last = Arrays.copyOfRange(before, before.length - kept, before.length + more.length);
    System.arraycopy(more, 0, last, kept, more.length);
    return last;
  }

  /** Returns whether {@code file} has at least {@code offset} bytes, and this mark there. */
  static boolean isAt(FileChannel file, long offset, String mark) throws IOException {
    return file.size() >= offset && of(before(file, offset)).equals(mark);
  }

  /** Returns the bytes before an offset that its mark covers. */
  static byte[] before(FileChannel file, long offset) throws IOException {
    int length = (int) Math.min(BYTES, offset);
    return read(file, offset - length, length);
  }

  /** Reads bytes of a file; fewer if it ends. */
  static byte[] read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) > 0) {
      // continues to read
    }
    return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
  }
}
