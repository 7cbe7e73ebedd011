package io.dstream.pipe.keyed;

import io.dstream.pipe.function.TextBytes;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A buffer of a few key-value pairs that are added to a table together. This lets the memory
 * accesses of successive lookups overlap (group prefetching, as in {@code WordGroup}). It copies
 * rows with one column. The rows that it returns are views, valid until the next call.
 */
final class RowGroup {
  private static final int PAIRS = 64;
  private static final int FIRST_BYTES = 64 * PAIRS;

  /** With more bytes a group is full, however few pairs it has, so wide keys do not pile up. */
  private static final int MOST_BYTES = 1 << 16;

  private final long[] hashes = new long[PAIRS];
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
    begin(newKey.getSizeInBytes(), newValue);
    RowBytes.copy(newKey, bytes, place(used));
    end(RowBytes.hash(newKey), newValue);
  }

  /** Copies a pair whose key is a text; the group must not be full. */
  void add(UTF8String newKey, UnsafeRow newValue) {
    int length = newKey.numBytes();
    begin(RowBytes.sizeOfText(length), newValue);
    int from = TextBytes.from(newKey);
    end(
        RowBytes.writeText(TextBytes.array(newKey), from, from + length, bytes, place(used)),
        newValue);
  }

  private static long place(int at) {
    return Platform.BYTE_ARRAY_OFFSET + (long) at;
  }

  private void begin(int keySize, UnsafeRow newValue) {
    int end = Math.addExact(used, Math.addExact(keySize, newValue.getSizeInBytes()));
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * end));
    }
    keys[pairs] = used;
    values[pairs] = used + keySize;
    ends[pairs] = end;
  }

  private void end(long hash, UnsafeRow newValue) {
    hashes[pairs] = hash;
    RowBytes.copy(newValue, bytes, place(values[pairs]));
    used = ends[pairs];
    pairs++;
  }

  boolean isFull() {
    return pairs == PAIRS || used > MOST_BYTES;
  }

  int size() {
    return pairs;
  }

  long hash(int pair) {
    return hashes[pair];
  }

  UnsafeRow key(int pair) {
    return view(key, keys[pair], values[pair]);
  }

  UnsafeRow value(int pair) {
    return view(value, values[pair], ends[pair]);
  }

  private UnsafeRow view(UnsafeRow row, int from, int to) {
    row.pointTo(bytes, place(from), to - from);
    return row;
  }

  void clear() {
    pairs = 0;
    used = 0;
    if (bytes.length > 2 * MOST_BYTES) {
      bytes = new byte[FIRST_BYTES]; // releases the space of a wide key
    }
  }
}
