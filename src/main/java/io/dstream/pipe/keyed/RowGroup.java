package io.dstream.pipe.keyed;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * A few pairs of a key and a value that wait to be put into a table together: the waits for memory
 * of keys that are looked up one after the other overlap (group prefetching, as {@code WordGroup}
 * has it). Rows of one column, copied; the rows it gives are views, good until the next call.
 */
final class RowGroup {
  private static final int PAIRS = 64;
  private static final int FIRST_BYTES = 64 * PAIRS;

  /** With more bytes a group is full, however few pairs it has: wide keys are not held up. */
  private static final int MOST_BYTES = 1 << 16;

  private final int[] hashes = new int[PAIRS];
  private final int[] keys = new int[PAIRS];
  private final int[] values = new int[PAIRS];
  private final int[] ends = new int[PAIRS];
  private final UnsafeRow key = new UnsafeRow(1);
  private final UnsafeRow value = new UnsafeRow(1);
  private byte[] bytes = new byte[FIRST_BYTES];
  private int pairs;
  private int used;

  /** Copies a pair; the group must not be full. */
  void add(UnsafeRow newKey, UnsafeRow newValue) {
    int end =
        Math.addExact(used, Math.addExact(newKey.getSizeInBytes(), newValue.getSizeInBytes()));
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * end));
    }
    hashes[pairs] = newKey.hashCode();
    keys[pairs] = used;
    values[pairs] = used + newKey.getSizeInBytes();
    ends[pairs] = end;
    RowBytes.copy(newKey, bytes, Platform.BYTE_ARRAY_OFFSET + (long) used);
    RowBytes.copy(newValue, bytes, Platform.BYTE_ARRAY_OFFSET + (long) values[pairs]);
    used = end;
    pairs++;
  }

  boolean isFull() {
    return pairs == PAIRS || used > MOST_BYTES;
  }

  int size() {
    return pairs;
  }

  int hash(int pair) {
    return hashes[pair];
  }

  UnsafeRow key(int pair) {
    return view(key, keys[pair], values[pair]);
  }

  UnsafeRow value(int pair) {
    return view(value, values[pair], ends[pair]);
  }

  private UnsafeRow view(UnsafeRow row, int from, int to) {
    row.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + (long) from, to - from);
    return row;
  }

  void clear() {
    pairs = 0;
    used = 0;
    if (bytes.length > 2 * MOST_BYTES) {
      bytes = new byte[FIRST_BYTES]; // a wide key is not kept
    }
  }
}
