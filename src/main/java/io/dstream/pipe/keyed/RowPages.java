package io.dstream.pipe.keyed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Memory for rows, in pages that grow up to {@value #PAGE_BYTES} bytes, so that a table of millions
 * of rows is a few objects for the garbage collector. What is allocated is freed all at once.
 */
final class RowPages {
  private static final int FIRST_PAGE_BYTES = 16 << 10;
  private static final int PAGE_BYTES = 1 << 20;

  /** What a copy has free in its last page: this part of what is used. */
  private static final int FREE_PART = 8;

  private static final int FREE_BYTES = 1 << 10;

  private final List<byte[]> pages = new ArrayList<>();
  private int used;
  private long memory;

  /** The same rows at the same addresses, to be changed apart from these. */
  RowPages copy() {
    RowPages copy = new RowPages();
    if (!pages.isEmpty()) {
      int whole = pages.size() - 1;
      pages.subList(0, whole).forEach(page -> copy.pages.add(page.clone()));
      int room = Math.max(used / FREE_PART, FREE_BYTES);
      copy.pages.add(Arrays.copyOf(last(), Math.min(last().length, used + room)));
      copy.used = used;
      copy.memory = memory - last().length + copy.last().length;
    }
    return copy;
  }

  /** A place of {@code bytes} bytes, a multiple of 8, in one page. */
  long allocate(int bytes) {
    if (pages.isEmpty() || used + bytes > last().length) {
      int usual = pages.isEmpty() ? FIRST_PAGE_BYTES : Math.min(PAGE_BYTES, last().length * 2);
      pages.add(new byte[Math.max(usual, bytes)]);
      memory += last().length;
      used = 0;
    }
    long address = (long) (pages.size() - 1) << Integer.SIZE | used;
    used += bytes;
    return address;
  }

  private byte[] last() {
    return pages.get(pages.size() - 1);
  }

  /** The page that has an address. */
  byte[] page(long address) {
    return pages.get((int) (address >>> Integer.SIZE));
  }

  /** The index of an address in its page. */
  static int offset(long address) {
    return (int) address;
  }

  /** Bytes held. */
  long memory() {
    return memory;
  }

  /** Frees everything. */
  void clear() {
    pages.clear();
    used = 0;
    memory = 0;
  }
}
