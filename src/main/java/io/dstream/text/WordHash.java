package io.dstream.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Represents a word's bytes as numbers: its first eight bytes, its last eight bytes, which together
 * are the whole word up to sixteen, and a hash that mixes eight bytes at a time.
 */
public final class WordHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private WordHash() {}

  /**
   * Returns the first eight bytes of {@code bytes[from, to)}, the first one lowest; a shorter word
   * is padded with zeros.
   */
  public static long head(byte[] bytes, int from, int to) {
    if (from + Long.BYTES <= bytes.length) {
      return (long) LONGS.get(bytes, from) & -1L >>> others(to - from);
    }
    return bytewise(bytes, from, Math.min(to, from + Long.BYTES));
  }

  /** Returns the last eight bytes, the last one highest; a shorter word's tail is its head. */
  static long tail(byte[] bytes, int from, int to) {
    if (to >= Long.BYTES) {
      return (long) LONGS.get(bytes, to - Long.BYTES) >>> others(to - from);
    }
    return bytewise(bytes, from, to);
  }

  /**
   * Returns how many of 64 bits read do not belong to a word of this length. It has no branch,
   * because the processor cannot predict whether a word is longer than eight bytes.
   */
  private static int others(int length) {
    return Long.SIZE - Byte.SIZE * Math.min(length, Long.BYTES);
  }

  /** Fallback where an eight-byte read would overrun the array. */
  private static long bytewise(byte[] bytes, int from, int to) {
    long value = 0;
    for (int i = to - 1; i >= from; i--) {
      value = value << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return value;
  }

  /** Returns the hash of {@code bytes[from, to)}; a table places words by its low 32 bits. */
  static long of(byte[] bytes, int from, int to) {
    return of(head(bytes, from, to), tail(bytes, from, to), bytes, from, to);
  }

  /** Returns the hash of a word whose head and tail are known. */
  static long of(long head, long tail, byte[] bytes, int from, int to) {
    long sum = head * 0x9E3779B97F4A7C15L + tail * 0xC2B2AE3D27D4EB4FL + (to - from);
    for (int i = from + Long.BYTES; i < to - Long.BYTES; i += Long.BYTES) {
      sum = mix(sum) + (long) LONGS.get(bytes, i);
    }
    return mix(sum);
  }

  /**
   * Returns the group of a word among {@code groups}. It uses the high 32 bits of the hash, so that
   * the words of a group do not cluster in its table. Checkpoints depend on it: it must never
   * change.
   */
  public static int group(byte[] bytes, int from, int to, int groups) {
    return (int) (((of(bytes, from, to) >>> 32) * groups) >>> 32);
  }

  private static long mix(long x) {
    long folded = (x ^ x >>> 32) * 0xD6E8FEB86659FD93L;
    return folded ^ folded >>> 32;
  }
}
