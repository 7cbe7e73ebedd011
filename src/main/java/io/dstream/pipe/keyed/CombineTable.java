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

/** A table with one value per key that merges rows as they arrive. Not thread-safe. */
public final class CombineTable {
  private final CompiledFunction key;
  private final CompiledFunction value;
  private final CompiledMerge merge;

  /** Null if a row is added by merging its value. */
  private final CompiledFunction add;

  /** The index of the key column if the key is a text column as it is; otherwise negative. */
  private final int text;

  private final JoinedRow both = new JoinedRow();
  private final KeyTable table = new KeyTable();
  private final RowGroup waiting = new RowGroup();

  /** Written but never read, so the compiler cannot drop the reads that fill the cache. */
  @SuppressWarnings("UnusedVariable")
  private long read;

  CombineTable(Aggregation aggregation) {
    this.key = aggregation.key().compile();
    this.value = aggregation.value().compile();
    this.merge = aggregation.merge().compileMerge();
    this.add = aggregation.add() == null ? null : aggregation.add().compile();
    this.text = aggregation.key().pickedText().orElse(-1);
  }

  /** Adds a row of the stream. */
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

  /** Adds a row with {@code add}, which needs the current value. */
  private void addAlone(InternalRow row) {
    UnsafeRow newKey = key.apply(row);
    long hash = RowBytes.hash(newKey);
    int slot = table.slot(hash, newKey);
    if (table.isEmpty(slot)) {
      table.put(slot, hash, newKey, value.apply(row));
    } else {
      table.replace(slot, add.apply(both.apply(table.value(slot), row)));
    }
  }

  /** Adds the pairs of another table. */
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

  /** Merges the waiting pairs. It first reads all slots, then all entries, and then updates. */
  private void flush() {
    long seen = 0;
    for (int i = 0; i < waiting.size(); i++) {
      seen += table.look(waiting.hash(i));
    }
    for (int i = 0; i < waiting.size(); i++) {
      seen += table.lookFurther(waiting.hash(i));
    }
    read += seen;
    for (int i = 0; i < waiting.size(); i++) {
      long hash = waiting.hash(i);
      int slot = table.slot(hash, waiting.key(i));
      if (table.isEmpty(slot)) {
        table.put(slot, hash, waiting.key(i), waiting.value(i));
      } else {
        merge(slot, waiting.value(i));
      }
    }
    waiting.clear();
  }

  private void merge(int slot, UnsafeRow newValue) {
    UnsafeRow held = table.value(slot);
    if (merge.isInPlace()) {
      merge.applyTo(held, newValue);
    } else {
      table.replace(slot, merge.apply(held, newValue));
    }
  }

  /** Returns the number of keys. */
  public int size() {
    flush();
    return table.size();
  }

  /** Returns the size in bytes, including replaced values but not the few waiting pairs. */
  public long memory() {
    return table.memory();
  }

  /** Passes every key and its value, in no order. The rows are views, valid during the call. */
  public void forEach(BiConsumer<UnsafeRow, UnsafeRow> pair) {
    flush();
    for (int slot = 0; slot < table.slots(); slot++) {
      if (!table.isEmpty(slot)) {
        pair.accept(table.key(slot), table.value(slot));
      }
    }
  }

  /**
   * Returns every key and its value as a row with two columns, in no order. A row is valid until
   * the next one is requested. The table must not change meanwhile.
   */
  public Iterator<InternalRow> rows() {
    flush();
    return IntStream.range(0, table.slots())
        .filter(slot -> !table.isEmpty(slot))
        .<InternalRow>mapToObj(slot -> both.apply(table.key(slot), table.value(slot)))
        .iterator();
  }

  /** Packs every key and its value by group and clears the table. */
  List<GroupRows> take(RowPacker packer) {
    forEach(packer::add);
    clear();
    return packer.take();
  }

  /** Removes all pairs. */
  public void clear() {
    waiting.clear();
    table.clear();
  }
}
