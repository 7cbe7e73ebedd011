package io.dstream.pipe.keyed;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Keys and their values in {@link RowPages}. An entry is the size of the key, that of the value,
 * the room for the value, a hash (four integers), then the bytes of the key and of the value. The
 * rows it gives are views, good until the next call.
 */
final class EntryStore {
  private static final int VALUE_SIZE = Integer.BYTES;
  private static final int ROOM = 2 * Integer.BYTES;
  private static final int HASH = 3 * Integer.BYTES;
  private static final int HEADER = 4 * Integer.BYTES;

  private final RowPages pages;
  private final UnsafeRow key = new UnsafeRow(1);
  private final UnsafeRow value = new UnsafeRow(1);

  /** No entries. */
  EntryStore() {
    this(new RowPages());
  }

  private EntryStore(RowPages pages) {
    this.pages = pages;
  }

  /** The same entries at the same addresses, to be changed apart from these. */
  EntryStore copy() {
    return new EntryStore(pages.copy());
  }

  /** These entries, with views of its own: for another thread, as long as none changes them. */
  EntryStore reader() {
    return new EntryStore(pages);
  }

  /**
   * Copies a key and its value.
   *
   * @param hash of the key, kept with it
   * @param room bytes for the value, a multiple of 8: it may grow in its place
   * @return the address of the entry
   */
  long add(UnsafeRow newKey, int hash, UnsafeRow newValue, int room) {
    int keySize = newKey.getSizeInBytes();
    long address =
        pages.allocate(Math.addExact(HEADER + keySize, room)); // multiples of 8, as rows are
    byte[] page = pages.page(address);
    long at = at(address);
    Platform.putInt(page, at, keySize);
    Platform.putInt(page, at + ROOM, room);
    Platform.putInt(page, at + HASH, hash);
    RowBytes.copy(newKey, page, at + HEADER);
    write(page, at, newValue);
    return address;
  }

  private static void write(byte[] page, long at, UnsafeRow newValue) {
    Platform.putInt(page, at + VALUE_SIZE, newValue.getSizeInBytes());
    RowBytes.copy(newValue, page, at + HEADER + Platform.getInt(page, at));
  }

  private static long at(long address) {
    return Platform.BYTE_ARRAY_OFFSET + (long) RowPages.offset(address);
  }

  /**
   * Gives an entry another value, which may be no view of this store.
   *
   * @return the address of the entry from now on: one that outgrows its room moves to twice as much
   */
  long replaceValue(long address, UnsafeRow newValue) {
    byte[] page = pages.page(address);
    long at = at(address);
    int size = newValue.getSizeInBytes();
    if (size > Platform.getInt(page, at + ROOM)) {
      return add(key(address), hash(address), newValue, Math.multiplyExact(2, size));
    }
    write(page, at, newValue);
    return address;
  }

  /** The low bits of the hash of an entry's key. */
  int hash(long address) {
    return Platform.getInt(pages.page(address), at(address) + HASH);
  }

  /** Whether an entry has a key, a row in an array. */
  boolean hasKey(long address, UnsafeRow sought) {
    byte[] page = pages.page(address);
    long at = at(address);
    int size = Platform.getInt(page, at);
    return size == sought.getSizeInBytes()
        && RowBytes.same(
            page, at + HEADER, (byte[]) sought.getBaseObject(), sought.getBaseOffset(), size);
  }

  /** The key of an entry. */
  UnsafeRow key(long address) {
    byte[] page = pages.page(address);
    long at = at(address);
    key.pointTo(page, at + HEADER, Platform.getInt(page, at));
    return key;
  }

  /** The value of an entry; what is written into it is written into the entry. */
  UnsafeRow value(long address) {
    byte[] page = pages.page(address);
    long at = at(address);
    value.pointTo(
        page, at + HEADER + Platform.getInt(page, at), Platform.getInt(page, at + VALUE_SIZE));
    return value;
  }

  /** Bytes held. */
  long memory() {
    return pages.memory();
  }

  /** Forgets all entries. */
  void clear() {
    pages.clear();
  }
}
