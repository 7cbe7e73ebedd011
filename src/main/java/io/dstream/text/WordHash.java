package io.dstream.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A word's bytes as numbers: its first eight and its last eight, which are all of it up to sixteen,
 * and a hash that mixes eight bytes at a time.
 */
public final class WordHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private WordHash() {}

  /**
   * The first eight bytes of {@code bytes[from, to)}, the first the lowest; zeros after its end.
   */
  public static long head(byte[] bytes, int from, int to) {
    if (from + Long.BYTES <= bytes.length) {
      return (long) LONGS.get(bytes, from) & -1L >>> others(to - from);
    }
    return bytewise(bytes, from, Math.min(to, from + Long.BYTES));
  }

  /** The last eight bytes, the last the highest; a shorter word's tail is its head. */
  static long tail(byte[] bytes, int from, int to) {
    if (to >= Long.BYTES) {
      return (long) LONGS.get(bytes, to - Long.BYTES) >>> others(to - from);
    }
    return bytewise(bytes, from, to);
  }

  /**
   * How many of the 64 bits that lie at a word of this length are not its own. No branch: whether a
   * word is longer than eight bytes is what no processor foresees.
   */
  private static int others(int length) {
    return Long.SIZE - Byte.SIZE * Math.min(length, Long.BYTES);
  }

  /** At the ends of an array. */
  private static long bytewise(byte[] bytes, int from, int to) {
    long value = 0;
    for (int i = to - 1; i >= from; i--) {
      value = value << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return value;
  }

  /** The hash of {@code bytes[from, to)}; a table places words by its low 32 bits. */
  static long of(byte[] bytes, int from, int to) {
    return of(head(bytes, from, to), tail(bytes, from, to), bytes, from, to);
  }

  /** The same, of a word whose head and tail are known. */
  static long of(long head, long tail, byte[] bytes, int from, int to) {
    long sum = head * 0x9E3779B97F4A7C15L + tail * 0xC2B2AE3D27D4EB4FL + (to - from);
    for (int i = from + Long.BYTES; i < to - Long.BYTES; i += Long.BYTES) {
      sum = mix(sum) + (long) LONGS.get(bytes, i);
    }
    return mix(sum);
  }

  /**
   * The group of a word among {@code groups}: from the high 32 bits, so that the words of a group
   * do not crowd in its table. Checkpoints are read by it: it may never change.
   */
  public static int group(byte[] bytes, int from, int to, int groups) {
    return (int) (((of(bytes, from, to) >>> 32) * groups) >>> 32);
  }

  private static long mix(long x) {
    long folded = (x ^ x >>> 32) * 0xD6E8FEB86659FD93L;
    return folded ^ folded >>> 32;
  }
}
