package io.dstream.pipe.keyed;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;

/**
 * Memory for rows in pages of up to {@value #PAGE_BYTES} bytes. A table of millions of rows is thus
 * only a few objects for the garbage collector. All memory is freed at once.
 */
final class RowPages {
  private static final int FIRST_PAGE_BYTES = 16 << 10;
  private static final int PAGE_BYTES = 1 << 20;

  /** The size of a cache line. Entries up to this size lie in one line of a large page. */
  static final int LINE_BYTES = 64;

  /** The offset at which the bytes of an array begin. */
  private static final int FIRST_IN_LINE = Platform.BYTE_ARRAY_OFFSET;

  /** Offsets are multiples of eight. */
  private static final int ALIGNMENT_BITS = 3;

  /** An array has less than 2^31 bytes. */
  private static final int OFFSET_BITS = 31 - ALIGNMENT_BITS;

  /** The bits of an address. They allow 2^20 pages of a megabyte, which is more than memory. */
  static final int ADDRESS_BITS = OFFSET_BITS + 20;

  /** A copy reserves this fraction (1/n) of the used bytes as free space in its last page. */
  private static final int FREE_PART = 8;

  private static final int FREE_BYTES = 1 << 10;

  private byte[][] pages = new byte[4][];
  private int count;
  private int used;
  private long memory;

  /** Returns a copy with the same addresses that can be changed independently. */
  RowPages copy() {
    RowPages copy = new RowPages();
    copy.pages = new byte[pages.length][];
    copy.count = count;
    copy.used = used;
    for (int page = 0; page < count; page++) {
      byte[] bytes = pages[page];
      int length = page < count - 1 ? bytes.length : used + Math.max(used / FREE_PART, FREE_BYTES);
      copy.pages[page] = Arrays.copyOf(bytes, Math.min(bytes.length, length));
      copy.memory += copy.pages[page].length;
    }
    return copy;
  }

  /** Allocates {@code bytes} bytes, a multiple of 8, in one page and returns their address. */
  long allocate(int bytes) {
    int inLine = FIRST_IN_LINE + used & LINE_BYTES - 1;
    if (inLine + bytes > LINE_BYTES && bytes <= LINE_BYTES) {
      used += LINE_BYTES - inLine;
    }
    if (count == 0 || used > pages[count - 1].length - bytes) {
      addPage(bytes);
    }
    long address = (long) (count - 1) << OFFSET_BITS | used >>> ALIGNMENT_BITS;
    used += bytes;
    return address;
  }

  private void addPage(int bytes) {
    int usual = count == 0 ? FIRST_PAGE_BYTES : Math.min(PAGE_BYTES, pages[count - 1].length * 2);
    if (count == pages.length) {
      pages = Arrays.copyOf(pages, 2 * count);
    }
    pages[count] = new byte[Math.max(usual, bytes)];
    memory += pages[count].length;
    used = 0;
    count++;
  }

  /** Returns the page of an address. */
  byte[] page(long address) {
    return pages[(int) (address >>> OFFSET_BITS)];
  }

  /** Returns the index of an address in its page. */
  static int offset(long address) {
    return ((int) address & (1 << OFFSET_BITS) - 1) << ALIGNMENT_BITS;
  }

  /** Returns the size in bytes. */
  long memory() {
    return memory;
  }

  /** Frees everything. */
  void clear() {
    pages = new byte[4][];
    count = 0;
    used = 0;
    memory = 0;
  }
}
