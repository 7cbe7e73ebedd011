package io.dstream.pipe.keyed;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Stores keys and their values in {@link RowPages}. An entry begins with four integers: the size of
 * the key, the size of the value, the room for the value, and a hash. The bytes of the key and of
 * the value follow. The rows that it returns are views, valid until the next call.
 */
final class EntryStore {
  private static final int VALUE_SIZE = Integer.BYTES;
  private static final int ROOM = 2 * Integer.BYTES;
  private static final int HASH = 3 * Integer.BYTES;
  private static final int HEADER = 4 * Integer.BYTES;

  private final RowPages pages;
  private final UnsafeRow key = new UnsafeRow(1);
  private final UnsafeRow value = new UnsafeRow(1);

  /** Creates a store without entries. */
  EntryStore() {
    this(new RowPages());
  }

  private EntryStore(RowPages pages) {
    this.pages = pages;
  }

  /** Returns a copy with the same addresses that can be changed independently. */
  EntryStore copy() {
    return new EntryStore(pages.copy());
  }

  /**
   * Returns a store that shares these entries but has its own views. Another thread may use it as
   * long as no thread changes the entries.
   */
  EntryStore reader() {
    return new EntryStore(pages);
  }

  /**
   * Copies a key and its value.
   *
   * @param hash the hash of the key, stored with it
   * @param room the bytes reserved for the value, a multiple of 8; it may grow in place
   * @return the address of the entry
   */
  long add(UnsafeRow newKey, int hash, UnsafeRow newValue, int room) {
    int keySize = newKey.getSizeInBytes();
    long address =
        pages.allocate(Math.addExact(HEADER + keySize, room)); // a multiple of 8, as rows are
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
   * Replaces the value of an entry. The new value must not be a view of this store.
   *
   * @return the new address of the entry; an entry that outgrows its room moves to twice its size
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

  /** Returns the low bits of the hash of an entry's key. */
  int hash(long address) {
    return Platform.getInt(pages.page(address), at(address) + HASH);
  }

  /** Returns whether an entry has this key, which is a row in an array. */
  boolean hasKey(long address, UnsafeRow sought) {
    byte[] page = pages.page(address);
    long at = at(address);
    int size = Platform.getInt(page, at);
    return size == sought.getSizeInBytes()
        && RowBytes.same(
            page, at + HEADER, (byte[]) sought.getBaseObject(), sought.getBaseOffset(), size);
  }

  /** Returns the key of an entry. */
  UnsafeRow key(long address) {
    byte[] page = pages.page(address);
    long at = at(address);
    key.pointTo(page, at + HEADER, Platform.getInt(page, at));
    return key;
  }

  /** Returns the value of an entry. Writing to it changes the entry. */
  UnsafeRow value(long address) {
    byte[] page = pages.page(address);
    long at = at(address);
    value.pointTo(
        page, at + HEADER + Platform.getInt(page, at), Platform.getInt(page, at + VALUE_SIZE));
    return value;
  }

  /** Returns the size in bytes. */
  long memory() {
    return pages.memory();
  }

  /** Removes all entries. */
  void clear() {
    pages.clear();
  }
}
