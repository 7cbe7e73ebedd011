package io.dstream.follow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A checksum of the bytes before an offset, up to {@value #BYTES}. It tells whether a file is still
 * the one that was read up to there: an inode is used again, and a file that was truncated may have
 * grown past the offset since.
 */
final class Mark {
  /** As many bytes before the offset tell. */
  static final int BYTES = 1024;

  /** The mark of a file of which nothing was read. */
  static final String NONE = "0";

  private Mark() {}

  /** The mark of an offset that follows these bytes, of which the last ones count. */
  static String of(byte[] before) {
    CRC32C crc = new CRC32C();
    int length = Math.min(before.length, BYTES);
    crc.update(before, before.length - length, length);
    return Long.toHexString(crc.getValue());
  }

  /** The last bytes of {@code before} followed by {@code more}, as many as tell. */
  static byte[] last(byte[] before, byte[] more) {
    if (more.length >= BYTES) {
      return Arrays.copyOfRange(more, more.length - BYTES, more.length);
    }
    int kept = Math.min(before.length, BYTES - more.length);
    byte[] last = Arrays.copyOfRange(before, before.length - kept, before.length + more.length);
    System.arraycopy(more, 0, last, kept, more.length);
    return last;
  }

  /** Whether {@code file} has at least {@code offset} bytes, and this mark there. */
  static boolean isAt(FileChannel file, long offset, String mark) throws IOException {
    return file.size() >= offset && of(before(file, offset)).equals(mark);
  }

  /** The bytes before an offset that tell. */
  static byte[] before(FileChannel file, long offset) throws IOException {
    int length = (int) Math.min(BYTES, offset);
    return read(file, offset - length, length);
  }

  /** Bytes of a file; fewer where it ends. */
  static byte[] read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) > 0) {
      // reads on
    }
    return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
  }
}
