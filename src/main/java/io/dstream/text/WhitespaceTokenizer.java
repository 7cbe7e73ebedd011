package io.dstream.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Splits lines at runs of Unicode White_Space, {@code (?U)\s+} in Java, directly on UTF-8 bytes:
 * U+0009–000D, 0020, 0085, 00A0, 1680, 2000–200A, 2028, 2029, 202F, 205F, 3000. Only the exact byte
 * sequences of these match; bytes that are not valid UTF-8 belong to the surrounding word. LF and
 * CR are white space, so line ends need no special handling.
 */
public final class WhitespaceTokenizer implements Tokenizer {
  private static final long serialVersionUID = 1L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

  /** Added to a byte, it sets the high bit from {@code '!'} on, the first byte above a space. */
  private static final long ABOVE_BLANK = 0x5F5F5F5F5F5F5F5FL;

  private static final byte SPACE = 1;
  private static final byte LEAD = 2;

  /** Per byte value: part of a word (0), white space by itself, or perhaps the first of several. */
  private static final byte[] KIND = new byte[256];

  static {
    for (char c : "\t\n\u000B\f\r ".toCharArray()) {
      KIND[c] = SPACE;
    }
    for (int lead : new int[] {0xC2, 0xE1, 0xE2, 0xE3}) {
      KIND[lead] = LEAD;
    }
  }

  @Override
  public void tokenize(LineBlock block, LineBlock.Span word) {
    byte[] bytes = block.bytes();
    int to = block.to();
    int start = block.from();
    int i = start;
    for (; i + Long.SIZE <= to; i += Long.SIZE) {
      // Scan 64 bytes at a time; only those that may be white space are examined one by one.
      for (long candidates = candidates(bytes, i); candidates != 0; candidates &= candidates - 1) {
        start = wordEnd(bytes, start, i + Long.numberOfTrailingZeros(candidates), to, word);
      }
    }
    for (; i < to; i++) {
      start = wordEnd(bytes, start, i, to, word);
    }
    if (start < to) {
      word.accept(bytes, start, to);
    }
  }

  /**
   * Passes on the word that starts at {@code start} when white space follows it at {@code at}.
   *
   * @return where the next word starts, or {@code start} when there is no white space
   */
  private static int wordEnd(byte[] bytes, int start, int at, int to, LineBlock.Span word) {
    byte kind = KIND[bytes[at] & 0xFF];
    int space = kind == 0 ? 0 : kind == SPACE ? 1 : spaceAt(bytes, at, to);
    if (space == 0) {
      return start;
    }
    if (start < at) {
      word.accept(bytes, start, at);
    }
    return at + space;
  }

  /**
   * Returns one bit for each of the 64 bytes from {@code from} that may be white space; the lowest
   * bit is the first byte.
   */
  private static long candidates(byte[] bytes, int from) {
    long bits = 0;
    for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
      // The product gathers the lowest bits of all eight bytes in its highest byte, in order.
      long high = candidates((long) LONGS.get(bytes, from + i)) >>> 7;
      bits |= ((high * 0x0102040810204080L) >>> 56) << i;
    }
    return bits;
  }

  /**
   * Sets the high bit of each byte that is at most a space or not ASCII (Warren, Hacker's Delight,
   * section 6-1, without carries between bytes).
   */
  private static long candidates(long bytes) {
    return (~((bytes & LOW_BITS) + ABOVE_BLANK) | bytes) & ~LOW_BITS;
  }

  /** Returns the byte length of the white space that starts at {@code i} with a lead byte, or 0. */
  private static int spaceAt(byte[] bytes, int i, int to) {
    if (i + 1 >= to) {
      return 0;
    }
    int second = bytes[i + 1] & 0xFF;
    int lead = bytes[i] & 0xFF;
    if (lead == 0xC2) {
      return second == 0x85 || second == 0xA0 ? 2 : 0;
    }
    if (i + 2 >= to) {
      return 0;
    }
    int third = bytes[i + 2] & 0xFF;
    boolean space =
        switch (lead) {
          case 0xE1 -> second == 0x9A && third == 0x80;
          case 0xE2 -> isGeneralPunctuationSpace(second, third);
          default -> second == 0x80 && third == 0x80;
        };
    return space ? 3 : 0;
  }

  private static boolean isGeneralPunctuationSpace(int second, int third) {
    if (second == 0x81) {
      return third == 0x9F;
    }
    return second == 0x80
        && ((third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF);
  }
}
