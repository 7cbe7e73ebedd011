package io.dstream.pipe.keyed;

import io.dstream.pipe.function.CompiledFunction;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * One value per key, merged as rows come in: an open-addressing table over {@link EntryStore}. For
 * one thread.
 */
public final class CombineTable {
  private static final int FIRST_SLOTS = 64;
  private static final long EMPTY = -1;

  private final CompiledFunction key;
  private final CompiledFunction value;
  private final CompiledFunction merge;

  /** Null where a row is added by merging its value. */
  private final CompiledFunction add;

  private final JoinedRow both = new JoinedRow();
  private final EntryStore entries = new EntryStore();
  private final RowGroup waiting = new RowGroup();
  private long[] addresses = emptySlots(FIRST_SLOTS);
  private int[] hashes = new int[FIRST_SLOTS];
  private int size;

  /** Written only, so that the compiler cannot leave out what is read to have it in the cache. */
  @SuppressWarnings("UnusedVariable")
  private long read;

  CombineTable(Aggregation aggregation) {
    this.key = aggregation.key().compile();
    this.value = aggregation.value().compile();
    this.merge = aggregation.merge().compile();
    this.add = aggregation.add() == null ? null : aggregation.add().compile();
  }

  private static long[] emptySlots(int slots) {
    long[] addresses = new long[slots];
    Arrays.fill(addresses, EMPTY);
    return addresses;
  }

  /** Takes in a row of the stream. */
  public void add(InternalRow row) {
    if (add == null) {
      add(key.apply(row), value.apply(row));
      return;
    }
    UnsafeRow newKey = key.apply(row);
    int hash = newKey.hashCode();
    int slot = slot(hash, newKey);
    if (addresses[slot] == EMPTY) {
      put(slot, hash, newKey, value.apply(row));
    } else {
      replace(slot, add.apply(both.apply(entries.value(addresses[slot]), row)));
    }
  }

  /** Takes in what another table had. */
  public void addAll(PackedRows rows) {
    PackedRows.Cursor cursor = rows.cursor();
    while (cursor.advance()) {
      add(cursor.key(), cursor.value());
    }
  }

  private void add(UnsafeRow newKey, UnsafeRow newValue) {
    waiting.add(newKey, newValue);
    if (waiting.isFull()) {
      flush();
    }
  }

  /** Merges the pairs that wait: first all slots are read, then all entries, then they change. */
  private void flush() {
    int mask = addresses.length - 1;
    long seen = 0;
    for (int i = 0; i < waiting.size(); i++) {
      int slot = waiting.hash(i) & mask;
      seen += addresses[slot] + hashes[slot];
    }
    for (int i = 0; i < waiting.size(); i++) {
      long address = addresses[waiting.hash(i) & mask];
      seen += address == EMPTY ? 0 : entries.look(address);
    }
    read += seen;
    for (int i = 0; i < waiting.size(); i++) {
      int hash = waiting.hash(i);
      int slot = slot(hash, waiting.key(i));
      if (addresses[slot] == EMPTY) {
        put(slot, hash, waiting.key(i), waiting.value(i));
      } else {
        merge(slot, waiting.value(i));
      }
    }
    waiting.clear();
  }

  private void merge(int slot, UnsafeRow newValue) {
    replace(slot, merge.apply(both.apply(entries.value(addresses[slot]), newValue)));
  }

  private void replace(int slot, UnsafeRow newValue) {
    addresses[slot] = entries.replaceValue(addresses[slot], newValue);
  }

  private void put(int slot, int hash, UnsafeRow newKey, UnsafeRow newValue) {
    addresses[slot] = entries.add(newKey, newValue);
    hashes[slot] = hash;
    size++;
    if (2 * size > addresses.length) {
      grow();
    }
  }

  /** The slot that has the key, or the empty one where it belongs. */
  private int slot(int hash, UnsafeRow sought) {
    int mask = addresses.length - 1;
    int slot = hash & mask;
    while (addresses[slot] != EMPTY
        && (hashes[slot] != hash || !entries.hasKey(addresses[slot], sought))) {
      slot = slot + 1 & mask;
    }
    return slot;
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

  /** The number of keys. */
  public int size() {
    flush();
    return size;
  }

  /** Bytes held, replaced values included, but for a few pairs that wait. */
  public long memory() {
    return entries.memory() + (long) addresses.length * (Long.BYTES + Integer.BYTES);
  }

  /** Hands over every key and its value, in no order; the rows are views, good for the call. */
  public void forEach(BiConsumer<UnsafeRow, UnsafeRow> pair) {
    flush();
    for (long address : addresses) {
      if (address != EMPTY) {
        pair.accept(entries.key(address), entries.value(address));
      }
    }
  }

  /**
   * Every key and its value as a row of two columns, in no order, good until the next one is asked
   * for. The table must not change meanwhile.
   */
  public Iterator<InternalRow> rows() {
    flush();
    return LongStream.of(addresses)
        .filter(address -> address != EMPTY)
        .<InternalRow>mapToObj(address -> both.apply(entries.key(address), entries.value(address)))
        .iterator();
  }

  /** Every key and its value, packed by group; the table is empty then. */
  List<GroupRows> take(RowPacker packer) {
    forEach(packer::add);
    clear();
    return packer.take();
  }

  /** Forgets everything. */
  public void clear() {
    waiting.clear();
    entries.clear();
    addresses = emptySlots(FIRST_SLOTS);
    hashes = new int[FIRST_SLOTS];
    size = 0;
  }
}
