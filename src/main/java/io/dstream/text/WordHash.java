package io.dstream.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The hash of a word's bytes: multiply and fold, eight bytes at a time. */
final class WordHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private WordHash() {}

  /** The hash of {@code bytes[from, to)}; a table places words by its low 32 bits. */
  static long of(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = mix(hash ^ (long) LONGS.get(bytes, i));
    }
    long tail = 0;
    for (; i < to; i++) {
      tail = (tail << 8) | (bytes[i] & 0xFF);
    }
    return mix(hash ^ tail);
  }

  /**
   * The partition of a word among {@code partitions}: from the high 32 bits, so that the words of a
   * partition do not crowd in its table.
   */
  static int partition(byte[] bytes, int from, int to, int partitions) {
    return (int) (((of(bytes, from, to) >>> 32) * partitions) >>> 32);
  }

  private static long mix(long x) {
    long product = x * 0x9E3779B97F4A7C15L;
    return product ^ product >>> 29 ^ product << 32;
  }
}
