package io.dstream.pipe.keyed;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * One value per key: an open-addressing table over {@link EntryStore}. Keys and values are rows;
 * those that it gives are views, good until the next call. For one thread.
 */
final class KeyTable {
  private static final int FIRST_SLOTS = 64;
  private static final long EMPTY = -1;

  private final EntryStore entries;
  private long[] addresses;
  private int[] hashes;
  private int size;

  /** An empty table. */
  KeyTable() {
    this(new EntryStore(), emptySlots(FIRST_SLOTS), new int[FIRST_SLOTS], 0);
  }

  private KeyTable(EntryStore entries, long[] addresses, int[] hashes, int size) {
    this.entries = entries;
    this.addresses = addresses;
    this.hashes = hashes;
    this.size = size;
  }

  private static long[] emptySlots(int slots) {
    long[] addresses = new long[slots];
    Arrays.fill(addresses, EMPTY);
    return addresses;
  }

  /** The same, to be changed apart from this one. */
  KeyTable copy() {
    return new KeyTable(entries.copy(), addresses.clone(), hashes.clone(), size);
  }

  /** This table with views of its own: for another thread, as long as none changes it. */
  KeyTable reader() {
    return new KeyTable(entries.reader(), addresses, hashes, size);
  }

  /** The slot that has the key, or the empty one where it belongs. */
  int slot(int hash, UnsafeRow sought) {
    int mask = addresses.length - 1;
    int slot = hash & mask;
    while (addresses[slot] != EMPTY
        && (hashes[slot] != hash || !entries.hasKey(addresses[slot], sought))) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  boolean isEmpty(int slot) {
    return addresses[slot] == EMPTY;
  }

  /** The first slot that a key of this hash may have. */
  int firstSlot(int hash) {
    return hash & addresses.length - 1;
  }

  /** Reads a slot, so that it is in the cache when it is wanted. */
  long look(int slot) {
    return addresses[slot] + hashes[slot];
  }

  /** Reads the entry of a slot, so that it is in the cache when it is wanted. */
  long lookFurther(int slot) {
    return isEmpty(slot) ? 0 : entries.look(addresses[slot]);
  }

  UnsafeRow key(int slot) {
    return entries.key(addresses[slot]);
  }

  UnsafeRow value(int slot) {
    return entries.value(addresses[slot]);
  }

  /** Gives the key of a slot another value, which may be no view of this table. */
  void replace(int slot, UnsafeRow newValue) {
    addresses[slot] = entries.replaceValue(addresses[slot], newValue);
  }

  /** Puts a new key into the empty slot where it belongs; slots are others after that. */
  void put(int slot, int hash, UnsafeRow newKey, UnsafeRow newValue) {
    put(slot, hash, newKey, newValue, newValue.getSizeInBytes());
  }

  /** The same, with {@code room} bytes for the value, a multiple of 8. */
  void put(int slot, int hash, UnsafeRow newKey, UnsafeRow newValue, int room) {
    addresses[slot] = entries.add(newKey, newValue, room);
    hashes[slot] = hash;
    size++;
    if (2 * size > addresses.length) {
      grow();
    }
  }

  private void grow() {
    long[] oldAddresses = addresses;
    int[] oldHashes = hashes;
    addresses = emptySlots(2 * oldAddresses.length);
    hashes = new int[addresses.length];
    int mask = addresses.length - 1;
    for (int i = 0; i < oldAddresses.length; i++) {
      if (oldAddresses[i] != EMPTY) {
        int slot = oldHashes[i] & mask;
        while (addresses[slot] != EMPTY) {
          slot = slot + 1 & mask;
        }
        addresses[slot] = oldAddresses[i];
        hashes[slot] = oldHashes[i];
      }
    }
  }

  /** How many slots there are, empty ones among them. */
  int slots() {
    return addresses.length;
  }

  /** The number of keys. */
  int size() {
    return size;
  }

  /** Bytes held, replaced values included. */
  long memory() {
    return entries.memory() + (long) addresses.length * (Long.BYTES + Integer.BYTES);
  }

  /** Forgets everything. */
  void clear() {
    entries.clear();
    addresses = emptySlots(FIRST_SLOTS);
    hashes = new int[FIRST_SLOTS];
    size = 0;
  }
}
