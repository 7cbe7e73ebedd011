package io.dstream.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the positions of one byte value in a range of an array, in ascending order. It examines 64
 * bytes at a time.
 */
public final class BytePlaces {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long IN_EACH_BYTE = 0x0101010101010101L;

  private final byte sought;
  private final long everywhere;
  private byte[] bytes;
  private int to;

  /** Index of the first of the bytes under examination. */
  private int at;

  /** One bit per match not yet returned in these bytes; the lowest bit is the first byte. */
  private long found;

  public BytePlaces(byte sought) {
    this.sought = sought;
    this.everywhere = (sought & 0xFFL) * IN_EACH_BYTE;
  }

  /** Starts a search in {@code in[from, end)}. */
  public void begin(byte[] in, int from, int end) {
    bytes = in;
    to = end;
    at = from - Long.SIZE;
    found = 0;
  }

  /** Returns the next position of the byte, or the end of the range when there is none left. */
  public int next() {
    while (found == 0) {
      at += Long.SIZE;
      if (at >= to) {
        at = to; // so that further calls return the end again
        return to;
      }
      found = at <= bytes.length - Long.SIZE ? here() : lastHere();
    }
    int place = at + Long.numberOfTrailingZeros(found);
    found &= found - 1;
    return Math.min(place, to);
  }

  private long here() {
    long bits = 0;
    for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
      long other = (long) LONGS.get(bytes, at + i) ^ everywhere;
      // Mark each byte that is zero (Warren, Hacker's Delight, section 6-1), then gather these bits
      // in the highest byte of a product.
      long zeros = ~((other & LOW_BITS) + LOW_BITS | other | LOW_BITS) >>> 7;
      bits |= ((zeros * 0x0102040810204080L) >>> 56) << i;
    }
    return bits;
  }

  /** Fallback where the 64 bytes would overrun the array. */
  private long lastHere() {
    long bits = 0;
    for (int i = to - 1; i >= at; i--) {
      bits = bits << 1 | (bytes[i] == sought ? 1 : 0);
    }
    return bits;
  }
}
