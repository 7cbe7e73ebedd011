package io.dstream.pipe.keyed;

import io.dstream.pipe.function.TextBytes;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

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
      bytes = new byte[FIRST_BYTES]; // a wide key is not kept
    }
  }
}
