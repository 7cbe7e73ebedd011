package io.dstream.pipe.keyed;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.CompiledMerge;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * One value per key, merged as rows come in: an open-addressing table over {@link EntryStore}. For
 * one thread.
 */
public final class CombineTable {
  private static final int FIRST_SLOTS = 64;
  private static final long EMPTY = 0;

  /** What a slot has of a hash, so that an entry with another key is rarely looked at. */
  private static final long TAG = -1L << RowPages.ADDRESS_BITS;

  private final CompiledFunction key;
  private final CompiledFunction value;
  private final CompiledMerge merge;

  /** Null where a row is added by merging its value. */
  private final CompiledFunction add;

  /** The column of a row that is its key, where that is a text as it is; else below 0. */
  private final int text;

  private final JoinedRow both = new JoinedRow();
  private final EntryStore entries = new EntryStore();
  private final RowGroup waiting = new RowGroup();

  /** Of each entry its address plus one, which is not {@link #EMPTY}, under its {@link #TAG}. */
  private long[] slots = new long[FIRST_SLOTS];

  private int size;

  /** Written only, so that the compiler cannot leave out what is read to have it in the cache. */
  @SuppressWarnings("UnusedVariable")
  private long read;

  CombineTable(Aggregation aggregation) {
    this.key = aggregation.key().compile();
    this.value = aggregation.value().compile();
    this.merge = aggregation.merge().compileMerge();
    this.add = aggregation.add() == null ? null : aggregation.add().compile();
    this.text = aggregation.key().pickedText().orElse(-1);
  }

  /** Takes in a row of the stream. */
  public void add(InternalRow row) {
    if (add != null) {
      addAlone(row);
    } else if (text >= 0 && !row.isNullAt(text)) {
      waiting.add(row.getUTF8String(text), value.apply(row));
      flushFull();
    } else {
      add(key.apply(row), value.apply(row));
    }
  }

  /** Takes in a row that needs to see the value so far. */
  private void addAlone(InternalRow row) {
    UnsafeRow newKey = key.apply(row);
    long hash = RowBytes.hash(newKey);
    int slot = slot(hash, newKey);
    if (slots[slot] == EMPTY) {
      put(slot, hash, newKey, value.apply(row));
    } else {
      replace(slot, add.apply(both.apply(entries.value(address(slot)), row)));
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
    flushFull();
  }

  private void flushFull() {
    if (waiting.isFull()) {
      flush();
    }
  }

  /** Merges the pairs that wait: first all slots are read, then all entries, then they change. */
  private void flush() {
    int mask = slots.length - 1;
    long seen = 0;
    for (int i = 0; i < waiting.size(); i++) {
      seen += slots[(int) waiting.hash(i) & mask];
    }
    for (int i = 0; i < waiting.size(); i++) {
      int slot = (int) waiting.hash(i) & mask;
      seen += slots[slot] == EMPTY ? 0 : entries.hash(address(slot));
    }
    read += seen;
    for (int i = 0; i < waiting.size(); i++) {
      long hash = waiting.hash(i);
      int slot = slot(hash, waiting.key(i));
      if (slots[slot] == EMPTY) {
        put(slot, hash, waiting.key(i), waiting.value(i));
      } else {
        merge(slot, waiting.value(i));
      }
    }
    waiting.clear();
  }

  private void merge(int slot, UnsafeRow newValue) {
    UnsafeRow held = entries.value(address(slot));
    if (merge.isInPlace()) {
      merge.applyTo(held, newValue);
    } else {
      replace(slot, merge.apply(held, newValue));
    }
  }

  private long address(int slot) {
    return (slots[slot] & ~TAG) - 1;
  }

  private void fill(int slot, long address) {
    slots[slot] = (slots[slot] & TAG) | (address + 1);
  }

  private void replace(int slot, UnsafeRow newValue) {
    fill(slot, entries.replaceValue(address(slot), newValue));
  }

  private void put(int slot, long hash, UnsafeRow newKey, UnsafeRow newValue) {
    slots[slot] = hash & TAG;
    fill(slot, entries.add(newKey, hash, newValue));
    size++;
    if (2 * size > slots.length) {
      grow();
    }
  }

  /** The slot that has the key, or the empty one where it belongs. */
  private int slot(long hash, UnsafeRow sought) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != EMPTY
        && (((slots[slot] ^ hash) & TAG) != 0 || !entries.hasKey(address(slot), sought))) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    int mask = slots.length - 1;
    for (long filled : old) {
      if (filled != EMPTY) {
        int slot = entries.hash((filled & ~TAG) - 1) & mask;
        while (slots[slot] != EMPTY) {
          slot = slot + 1 & mask;
        }
        slots[slot] = filled;
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
    return entries.memory() + (long) slots.length * Long.BYTES;
  }

  /** Hands over every key and its value, in no order; the rows are views, good for the call. */
  public void forEach(BiConsumer<UnsafeRow, UnsafeRow> pair) {
    flush();
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] != EMPTY) {
        pair.accept(entries.key(address(slot)), entries.value(address(slot)));
      }
    }
  }

  /**
   * Every key and its value as a row of two columns, in no order, good until the next one is asked
   * for. The table must not change meanwhile.
   */
  public Iterator<InternalRow> rows() {
    flush();
    return IntStream.range(0, slots.length)
        .filter(slot -> slots[slot] != EMPTY)
        .<InternalRow>mapToObj(
            slot -> both.apply(entries.key(address(slot)), entries.value(address(slot))))
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
    slots = new long[FIRST_SLOTS];
    size = 0;
  }
}
