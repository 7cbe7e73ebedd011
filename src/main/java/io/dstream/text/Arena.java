package io.dstream.text;

import java.util.Arrays;

/**
 * Keeps words' bytes end to end in pages, so that a table of words costs no object a word and grows
 * without copying. A place says where a word is: the page's number in the high 24 bits, then 20
 * bits of offset and 20 of length; a word too long for that has a page of its own, of its length.
 */
final class Arena {
  private static final int SMALLEST_PAGE = 1 << 8;
  private static final int LARGEST_PAGE = 1 << 20;
  private static final int BITS = 20;
  private static final int MASK = (1 << BITS) - 1;

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

  /** Keeps a copy of {@code source[from, to)} and returns its place. */
  long put(byte[] source, int from, int to) {
    int length = to - from;
    if (used + length > pages[last].length) {
      addPage(length);
    }
    System.arraycopy(source, from, pages[last], used, length);
    long place = (long) last << (2 * BITS) | (long) used << BITS | Math.min(length, MASK);
    used += length;
    bytes += length;
    return place;
  }

  private void addPage(int atLeast) {
    int size = atLeast;
    if (atLeast < MASK) {
      size = Math.max(atLeast, Math.min(LARGEST_PAGE, 2 * pages[last].length));
    }
    last++;
    if (last == pages.length) {
      pages = Arrays.copyOf(pages, 2 * last);
    }
    pages[last] = new byte[size];
    used = 0;
  }

  /** The array that the word is in. */
  byte[] page(long place) {
    return pages[(int) (place >>> (2 * BITS))];
  }

  /** Index of the word's first byte. */
  static int from(long place) {
    return (int) (place >>> BITS) & MASK;
  }

  /** Index after the word's last byte. */
  int to(long place) {
    int length = (int) place & MASK;
    return length < MASK ? from(place) + length : page(place).length;
  }

  /** Whether a word is {@code other[from, to)}, whose head and tail ({@link WordHash}) it has. */
  boolean holds(long place, byte[] other, int from, int to) {
    int length = to - from;
    if (length <= 2 * Long.BYTES) { // head and tail are all of it
      return ((int) place & MASK) == length;
    }
    return Arrays.equals(page(place), from(place), to(place), other, from, to);
  }

  /** Bytes kept. */
  long bytes() {
    return bytes;
  }
}
