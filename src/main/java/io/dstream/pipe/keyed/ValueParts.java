package io.dstream.pipe.keyed;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * A value in two parts, either of which may be missing, packed into one row. The bytes are the
 * sizes of both parts (two integers, 0 for a missing part), followed by both parts. The rows that
 * it returns are views. Not thread-safe.
 */
final class ValueParts {
  private static final int HEADER = 2 * Integer.BYTES;

  private final UnsafeRow older = new UnsafeRow(1);
  private final UnsafeRow newer = new UnsafeRow(1);
  private final UnsafeRow packed = new UnsafeRow(1);
  private byte[] bytes = new byte[HEADER];

  /** Returns a missing part. */
  static UnsafeRow none() {
    UnsafeRow none = new UnsafeRow(1);
    none.pointTo(new byte[0], 0);
    return none;
  }

  /** Sets both parts to missing. */
  void clear() {
    older.pointTo(bytes, 0);
    newer.pointTo(bytes, 0);
  }

  static boolean isThere(UnsafeRow part) {
    return part.getSizeInBytes() > 0;
  }

  /** Returns the size in bytes of a value whose parts are both as large as the larger one. */
  static int room(UnsafeRow first, UnsafeRow second) {
    int larger = Math.max(first.getSizeInBytes(), second.getSizeInBytes());
    return Math.addExact(HEADER, Math.multiplyExact(2, larger));
  }

  /** Reads the parts of a value. */
  ValueParts read(UnsafeRow value) {
    Object base = value.getBaseObject();
    long at = value.getBaseOffset();
    int olderSize = Platform.getInt(base, at);
    older.pointTo(base, at + HEADER, olderSize);
    newer.pointTo(base, at + HEADER + olderSize, Platform.getInt(base, at + Integer.BYTES));
    return this;
  }

  UnsafeRow older() {
    return older;
  }

  UnsafeRow newer() {
    return newer;
  }

  /** Returns whether both parts are missing. */
  boolean isEmpty() {
    return !isThere(older) && !isThere(newer);
  }

  /** Packs copies of two parts into a value. */
  UnsafeRow pack(UnsafeRow first, UnsafeRow second) {
    int firstSize = first.getSizeInBytes();
    int size = Math.addExact(HEADER + firstSize, second.getSizeInBytes());
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, size);
    }
    Platform.putInt(bytes, Platform.BYTE_ARRAY_OFFSET, firstSize);
    Platform.putInt(
        bytes, Platform.BYTE_ARRAY_OFFSET + (long) Integer.BYTES, second.getSizeInBytes());
    RowBytes.copy(first, bytes, Platform.BYTE_ARRAY_OFFSET + (long) HEADER);
    RowBytes.copy(second, bytes, Platform.BYTE_ARRAY_OFFSET + (long) HEADER + firstSize);
    packed.pointTo(bytes, size);
    return packed;
  }
}
