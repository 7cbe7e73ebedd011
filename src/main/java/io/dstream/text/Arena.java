package io.dstream.text;

import java.util.Arrays;

/**
 * Keeps words' bytes end to end in pages, so that a table of words costs no object a word and grows
 * without copying. An address is the page's number in the high and the offset in the low 32 bits.
 */
final class Arena {
  private static final int SMALLEST_PAGE = 1 << 10;
  private static final int LARGEST_PAGE = 1 << 20;

  private byte[][] pages;
  private int last;
  private int used;
  private long bytes;

  Arena() {
    pages = new byte[][] {new byte[SMALLEST_PAGE]};
  }

  private Arena(Arena other) {
    // Bytes below `used` never change, so full pages are shared; the last one is still written to.
    pages = other.pages.clone();
    pages[other.last] = other.pages[other.last].clone();
    last = other.last;
    used = other.used;
    bytes = other.bytes;
  }

  Arena copy() {
    return new Arena(this);
  }

  /** Keeps a copy of {@code source[from, to)} and returns its address. */
  long put(byte[] source, int from, int to) {
    int length = to - from;
    if (used + length > pages[last].length) {
      addPage(length);
    }
    System.arraycopy(source, from, pages[last], used, length);
    long address = (long) last << 32 | used;
    used += length;
    bytes += length;
    return address;
  }

  private void addPage(int atLeast) {
    int size = Math.max(atLeast, Math.min(LARGEST_PAGE, 2 * pages[last].length));
    last++;
    if (last == pages.length) {
      pages = Arrays.copyOf(pages, 2 * last);
    }
    pages[last] = new byte[size];
    used = 0;
  }

  byte[] page(long address) {
    return pages[(int) (address >>> 32)];
  }

  /** Bytes kept. */
  long bytes() {
    return bytes;
  }
}
