package io.dstream.pipe.keyed;

import io.dstream.text.WordHash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Processes the bytes of Spark's {@link UnsafeRow}s, eight at a time, as their sizes are multiples
 * of eight. Offsets {@code at} in a page include {@link Platform#BYTE_ARRAY_OFFSET}.
 */
final class RowBytes {
  /** Above this size the JVM's own copy is faster; below it, the call alone takes longer. */
  private static final int FEW_BYTES = 64;

  /**
   * The offset of the text in a row with one text: after a word for the null bits and a word for
   * offset and size.
   */
  private static final int TEXT_AT = 2 * Long.BYTES;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private RowBytes() {}

  /** Copies a row. */
  static void copy(UnsafeRow row, byte[] page, long at) {
    int size = row.getSizeInBytes();
    if (size > FEW_BYTES) {
      row.writeToMemory(page, at);
      return;
    }
    Object base = row.getBaseObject();
    long from = row.getBaseOffset();
    for (int i = 0; i < size; i += Long.BYTES) {
      Platform.putLong(page, at + i, Platform.getLong(base, from + i));
    }
  }

  /** Copies the bytes of a text. Optimized for texts of up to eight bytes. */
  static void copyText(byte[] bytes, int from, int length, byte[] to, int at) {
    if (length > Long.BYTES || at + Long.BYTES > to.length) {
      System.arraycopy(bytes, from, to, at, length);
    } else {
      WORDS.set(to, at, WordHash.head(bytes, from, from + length));
    }
  }

  /** Returns the size of a row whose only column is a text with this number of bytes. */
  static int sizeOfText(int bytes) {
    return Math.addExact(TEXT_AT + Long.BYTES - 1, bytes) & -Long.BYTES;
  }

  /**
   * Writes the row whose only column is the text {@code bytes[from, to)}, padded with zeros.
   *
   * @return the {@link #hash} of the row
   */
  static long writeText(byte[] bytes, int from, int to, byte[] page, long at) {
    Platform.putLong(page, at, 0);
    Platform.putLong(page, at + Long.BYTES, (long) TEXT_AT << Integer.SIZE | (to - from));
    int next = (int) (at - Platform.BYTE_ARRAY_OFFSET) + TEXT_AT;
    long sum = sizeOfText(to - from);
    sum = plus(plus(sum, 0), (long) WORDS.get(page, next - Long.BYTES));
    for (int i = from; i < to; i += Long.BYTES) {
      long word = WordHash.head(bytes, i, to);
      WORDS.set(page, next, word);
      sum = plus(sum, word);
      next += Long.BYTES;
    }
    return mixed(sum);
  }

  /** Returns a hash of the eight-byte words of a row that is in an array. */
  static long hash(UnsafeRow row) {
    byte[] page = (byte[]) row.getBaseObject();
    int from = (int) (row.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET);
    int size = row.getSizeInBytes();
    long sum = size;
    for (int i = from; i < from + size; i += Long.BYTES) {
      sum = plus(sum, (long) WORDS.get(page, i));
    }
    return mixed(sum);
  }

  private static long plus(long sum, long word) {
    return sum * 0x9E3779B97F4A7C15L + word;
  }

  private static long mixed(long sum) {
    long folded = (sum ^ sum >>> 32) * 0xD6E8FEB86659FD93L;
    return folded ^ folded >>> 32;
  }

  /** Returns whether two rows of {@code size} bytes are equal. */
  static boolean same(byte[] page, long at, byte[] otherPage, long otherAt, int size) {
    if (size > FEW_BYTES) {
      int from = (int) (at - Platform.BYTE_ARRAY_OFFSET);
      int otherFrom = (int) (otherAt - Platform.BYTE_ARRAY_OFFSET);
      return Arrays.equals(page, from, from + size, otherPage, otherFrom, otherFrom + size);
    }
    for (int i = 0; i < size; i += Long.BYTES) {
      if (Platform.getLong(page, at + i) != Platform.getLong(otherPage, otherAt + i)) {
        return false;
      }
    }
    return true;
  }
}
