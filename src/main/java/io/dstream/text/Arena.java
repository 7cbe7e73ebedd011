package io.dstream.text;

import java.util.Arrays;

/**
 * Stores the bytes of words end to end in pages. A table of words therefore needs no object per
 * word and grows without copying. A place identifies a word: the page number in the high 24 bits,
 * then 20 bits of offset and 20 bits of length. A word that is too long for that has a page of
 * exactly its length.
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
    // Bytes below `used` never change, so full pages are shared; the last page is still written to.
    pages = other.pages.clone();
    pages[other.last] = other.pages[other.last].clone();
    last = other.last;
    used = other.used;
    bytes = other.bytes;
  }

  Arena copy() {
    return new Arena(this);
  }

  /** Stores a copy of {@code source[from, to)} and returns its place. */
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

  /** Returns the array that contains the word. */
  byte[] page(long place) {
    return pages[(int) (place >>> (2 * BITS))];
  }

  /** Returns the index of the word's first byte. */
  static int from(long place) {
    return (int) (place >>> BITS) & MASK;
  }

  /** Returns the index after the word's last byte. */
  int to(long place) {
    int length = (int) place & MASK;
    return length < MASK ? from(place) + length : page(place).length;
  }

  /**
   * Checks whether a word with an equal head and tail ({@link WordHash}) is {@code other[from,
   * to)}.
   */
  boolean holds(long place, byte[] other, int from, int to) {
    int length = to - from;
    if (length <= 2 * Long.BYTES) { // head and tail are the whole word
      return ((int) place & MASK) == length;
    }
    return Arrays.equals(page(place), from(place), to(place), other, from, to);
  }

  /** The number of bytes stored. */
  long bytes() {
    return bytes;
  }
}
