package io.dstream.pipe.keyed;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** Copies the bytes of rows. */
final class RowBytes {
  /** Above this the JVM's own copy is faster; below, its call alone takes longer. */
  private static final int FEW_BYTES = 64;

  private RowBytes() {}

  /**
   * Copies a row, whose size is a multiple of eight.
   *
   * @param at in {@code page}, from {@link Platform#BYTE_ARRAY_OFFSET} on
   */
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
}
