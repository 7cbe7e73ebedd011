package io.dstream.pipe.keyed;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * One value per key: an open-addressing table over {@link EntryStore}. Keys and values are rows in
 * arrays; those that it gives are views, good until the next call. Hashes are those of {@link
 * RowBytes}. For one thread.
 */
final class KeyTable {
  private static final int FIRST_SLOTS = 64;
  private static final long EMPTY = 0;

  /** What a slot has of a hash, so that an entry with another key is rarely looked at. */
  private static final long TAG = -1L << RowPages.ADDRESS_BITS;

  private final EntryStore entries;

  /** Of each entry its address plus one, which is not {@link #EMPTY}, under its {@link #TAG}. */
  private long[] slots;

  private int size;

  /** An empty table. */
  KeyTable() {
    this(new EntryStore(), new long[FIRST_SLOTS], 0);
  }

  private KeyTable(EntryStore entries, long[] slots, int size) {
    this.entries = entries;
    this.slots = slots;
    this.size = size;
  }

  /** The same, to be changed apart from this one. */
  KeyTable copy() {
    return new KeyTable(entries.copy(), slots.clone(), size);
  }

  /** This table with views of its own: for another thread, as long as none changes it. */
  KeyTable reader() {
    return new KeyTable(entries.reader(), slots, size);
  }

  /** The slot that has the key, or the empty one where it belongs. */
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

  /** Reads the first slot that a key of this hash may have, so that it is in the cache then. */
  long look(long hash) {
    return slots[(int) hash & slots.length - 1];
  }

  /** The same with the entry of that slot. */
  long lookFurther(long hash) {
    long filled = look(hash);
    return filled == EMPTY ? 0 : entries.hash(address(filled));
  }

  UnsafeRow key(int slot) {
    return entries.key(address(slot));
  }

  /** The value of a slot; what is written into it is written into the table. */
  UnsafeRow value(int slot) {
    return entries.value(address(slot));
  }

  /** Gives the key of a slot another value, which may be no view of this table. */
  void replace(int slot, UnsafeRow newValue) {
    fill(slot, slots[slot], entries.replaceValue(address(slot), newValue));
  }

  private void fill(int slot, long hash, long address) {
    slots[slot] = (hash & TAG) | (address + 1);
  }

  /** Puts a new key into the empty slot where it belongs; slots are others after that. */
  void put(int slot, long hash, UnsafeRow newKey, UnsafeRow newValue) {
    put(slot, hash, newKey, newValue, newValue.getSizeInBytes());
  }

  /** The same, with {@code room} bytes for the value, a multiple of 8. */
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

  /** How many slots there are, empty ones among them. */
  int slots() {
    return slots.length;
  }

  /** The number of keys. */
  int size() {
    return size;
  }

  /** Bytes held, replaced values included. */
  long memory() {
    return entries.memory() + (long) slots.length * Long.BYTES;
  }

  /** Forgets everything. */
  void clear() {
    entries.clear();
    slots = new long[FIRST_SLOTS];
    size = 0;
  }
}
