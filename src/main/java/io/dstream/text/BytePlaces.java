package io.dstream.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The places of one byte in a part of an array, one after the other; 64 bytes are looked at
 * together.
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

  /** Where the bytes begin that are looked at. */
  private int at;

  /** A bit for each of these that is sought and was not given yet, the first the lowest. */
  private long found;

  public BytePlaces(byte sought) {
    this.sought = sought;
    this.everywhere = (sought & 0xFFL) * IN_EACH_BYTE;
  }

  /** Begins with {@code in[from, end)}. */
  public void begin(byte[] in, int from, int end) {
    bytes = in;
    to = end;
    at = from - Long.SIZE;
    found = 0;
  }

  /** The next place of the byte; the end where there is none any more. */
  public int next() {
    while (found == 0) {
      at += Long.SIZE;
      if (at >= to) {
        at = to; // also when it is asked again
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
      // The high bit of each byte that is zero (Warren, Hacker's Delight, section 6-1), then these
      // bits side by side in the highest byte of a product.
      long zeros = ~((other & LOW_BITS) + LOW_BITS | other | LOW_BITS) >>> 7;
      bits |= ((zeros * 0x0102040810204080L) >>> 56) << i;
    }
    return bits;
  }

  /** Near the end of the array. */
  private long lastHere() {
    long bits = 0;
    for (int i = to - 1; i >= at; i--) {
      bits = bits << 1 | (bytes[i] == sought ? 1 : 0);
    }
    return bits;
  }
}
