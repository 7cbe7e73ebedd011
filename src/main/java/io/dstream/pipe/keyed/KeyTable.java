package io.dstream.pipe.keyed;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * An open-addressing hash table over {@link EntryStore} with one value per key. Keys and values are
 * rows in arrays. The rows that it returns are views, valid until the next call. Hashes are those
 * of {@link RowBytes}. Not thread-safe.
 */
final class KeyTable {
  private static final int FIRST_SLOTS = 64;
  private static final long EMPTY = 0;

  /** The hash bits stored in a slot, so that entries with other keys are rarely read. */
  private static final long TAG = -1L << RowPages.ADDRESS_BITS;

  private final EntryStore entries;

  /**
   * Each filled slot holds the {@link #TAG} bits of the hash and, below them, the entry's address
   * plus one, which is never {@link #EMPTY}.
   */
  private long[] slots;

  private int size;

  /** Creates an empty table. */
  KeyTable() {
    this(new EntryStore(), new long[FIRST_SLOTS], 0);
  }

  private KeyTable(EntryStore entries, long[] slots, int size) {
    this.entries = entries;
    this.slots = slots;
    this.size = size;
  }

  /** Returns a copy that can be changed independently. */
  KeyTable copy() {
    return new KeyTable(entries.copy(), slots.clone(), size);
  }

  /**
   * Returns a table that shares these entries but has its own views. Another thread may use it as
   * long as no thread changes the entries.
   */
  KeyTable reader() {
    return new KeyTable(entries.reader(), slots, size);
  }

  /** Returns the slot with the key, or the empty slot where it belongs. */
  int slot(long hash, UnsafeRow sought) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != EMPTY
        && (((slots[slot] ^ hash) & TAG) != 0 || !entries.hasKey(address(slot), sought))) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  boolean isEmpty(int slot) {
    return slots[slot] == EMPTY;
  }

  private long address(int slot) {
    return address(slots[slot]);
  }

  private static long address(long filled) {
    return (filled & ~TAG) - 1;
  }

  /** Reads the first slot that a key with this hash may have, to load it into the cache. */
  long look(long hash) {
    return slots[(int) hash & slots.length - 1];
  }

  /** Reads the entry of that slot, to load it into the cache. */
  long lookFurther(long hash) {
    long filled = look(hash);
    return filled == EMPTY ? 0 : entries.hash(address(filled));
  }

  UnsafeRow key(int slot) {
    return entries.key(address(slot));
  }

  /** Returns the value of a slot. Writing to it changes the table. */
  UnsafeRow value(int slot) {
    return entries.value(address(slot));
  }

  /** Replaces the value of a slot. The new value must not be a view of this table. */
  void replace(int slot, UnsafeRow newValue) {
    fill(slot, slots[slot], entries.replaceValue(address(slot), newValue));
  }

  private void fill(int slot, long hash, long address) {
    slots[slot] = (hash & TAG) | (address + 1);
  }

  /** Puts a new key into the empty slot where it belongs. Slot numbers may change afterwards. */
  void put(int slot, long hash, UnsafeRow newKey, UnsafeRow newValue) {
    put(slot, hash, newKey, newValue, newValue.getSizeInBytes());
  }

  /** Puts a new key and reserves {@code room} bytes for its value, a multiple of 8. */
  void put(int slot, long hash, UnsafeRow newKey, UnsafeRow newValue, int room) {
    fill(slot, hash, entries.add(newKey, (int) hash, newValue, room));
    size++;
    if (2 * size > slots.length) {
      grow();
    }
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    int mask = slots.length - 1;
    for (long filled : old) {
      if (filled != EMPTY) {
        int slot = entries.hash(address(filled)) & mask;
        while (slots[slot] != EMPTY) {
          slot = slot + 1 & mask;
        }
        slots[slot] = filled;
      }
    }
  }

  /** Returns the number of slots, including empty ones. */
  int slots() {
    return slots.length;
  }

  /** Returns the number of keys. */
  int size() {
    return size;
  }

  /** Returns the size in bytes, including replaced values. */
  long memory() {
    return entries.memory() + (long) slots.length * Long.BYTES;
  }

  /** Removes all entries. */
  void clear() {
    entries.clear();
    slots = new long[FIRST_SLOTS];
    size = 0;
  }
}
