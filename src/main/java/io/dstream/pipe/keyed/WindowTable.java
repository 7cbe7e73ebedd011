package io.dstream.pipe.keyed;

import io.dstream.pipe.function.CompiledFunction;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * The values of the keys of a window, merged, without an inverse of what merges them. Batches come
 * and leave in order, and a slide costs the keys of the batches that do.
 *
 * <p>A key has a value in two parts. The <i>newer</i> one merges what came since the last {@link
 * #turn}. The <i>older</i> one merges what came before it and has not left: at the turn it is
 * computed from the last batch back, so that each batch knows what is left of each of its keys once
 * it is gone ({@code rests}); that replaces the older part when it leaves. These are the two stacks
 * of a queue that aggregates (van Herk's and Gil and Werman's sliding minimum, 1992 and 1993).
 * Values are merged in the order of the batches, and the same ones in the same groups wherever the
 * turns are the same.
 *
 * <p>A table is changed until somebody else sees it; from then on only a {@link #copy} is.
 */
public final class WindowTable implements Externalizable {
  private static final long serialVersionUID = 1L;

  private static final UnsafeRow NONE = ValueParts.none();

  private transient KeyTable table = new KeyTable();

  /** How many keys have a value; the others stay in the table until they are too many. */
  private transient int live;

  /** Of the key that was looked for last. */
  private transient long hash;

  private transient int slot;
  private final transient ValueParts parts = new ValueParts();
  private final transient JoinedRow both = new JoinedRow();

  /** The same, to be changed apart from this one. */
  public WindowTable copy() {
    WindowTable copy = new WindowTable();
    if (table.size() > 2 * live) {
      forEach(copy::put);
    } else {
      copy.table = table.copy();
      copy.live = live;
    }
    return copy;
  }

  /** What takes a key and the parts of its value. */
  private interface Entry {
    void accept(UnsafeRow key, UnsafeRow older, UnsafeRow newer);
  }

  private void forEach(Entry entry) {
    KeyTable reader = table.reader();
    ValueParts value = new ValueParts();
    for (int i = 0; i < reader.slots(); i++) {
      if (!reader.isEmpty(i) && !value.read(reader.value(i)).isEmpty()) {
        entry.accept(reader.key(i), value.older(), value.newer());
      }
    }
  }

  /** Looks for a key, and reads the parts of its value, which are missing where it has none. */
  private void find(UnsafeRow key) {
    hash = RowBytes.hash(key);
    slot = table.slot(hash, key);
    if (table.isEmpty(slot)) {
      parts.clear();
    } else {
      parts.read(table.value(slot));
    }
  }

  /**
   * Gives the key that was found last, or was not, a value; either part may be of {@link #NONE}.
   */
  private void store(UnsafeRow key, UnsafeRow older, UnsafeRow newer) {
    live -= parts.isEmpty() ? 0 : 1;
    live += ValueParts.isThere(older) || ValueParts.isThere(newer) ? 1 : 0;
    UnsafeRow value = parts.pack(older, newer);
    if (table.isEmpty(slot)) {
      table.put(slot, hash, key, value, ValueParts.room(older, newer));
    } else {
      table.replace(slot, value);
    }
  }

  private void put(UnsafeRow key, UnsafeRow older, UnsafeRow newer) {
    find(key);
    store(key, older, newer);
  }

  private UnsafeRow merged(CompiledFunction merge, UnsafeRow first, UnsafeRow second) {
    return merge.apply(both.apply(first, second));
  }

  /** Takes in what a batch brought. */
  public void add(PackedRows batch, CompiledFunction merge) {
    PackedRows.Cursor cursor = batch.cursor();
    while (cursor.advance()) {
      find(cursor.key());
      UnsafeRow newer =
          ValueParts.isThere(parts.newer())
              ? merged(merge, parts.newer(), cursor.value())
              : cursor.value();
      store(cursor.key(), parts.older(), newer);
    }
  }

  /** Takes out what the oldest batch brought, given its rests. */
  public void remove(PackedRows rests) {
    PackedRows.Cursor cursor = rests.cursor();
    while (cursor.advance()) {
      find(cursor.key());
      store(cursor.key(), cursor.value(), parts.newer());
    }
  }

  /**
   * Fills this table, which is empty, with older parts.
   *
   * @param batches the batches that are left, the oldest first; none has a key twice
   * @return the rests of each, in the same order: its keys, with what is left of them without it
   *     and those before it, nothing (of 0 bytes) where that is nothing
   */
  public List<PackedRows> turn(List<PackedRows> batches, CompiledFunction merge) {
    Deque<PackedRows> rests = new ArrayDeque<>();
    ListIterator<PackedRows> back = batches.listIterator(batches.size());
    while (back.hasPrevious()) {
      rests.addFirst(restsOf(back.previous(), merge));
    }
    return List.copyOf(rests);
  }

  private PackedRows restsOf(PackedRows batch, CompiledFunction merge) {
    RowPacker rests = RowPacker.ofOne();
    PackedRows.Cursor cursor = batch.cursor();
    while (cursor.advance()) {
      find(cursor.key());
      rests.add(cursor.key(), parts.older());
      UnsafeRow older =
          ValueParts.isThere(parts.older())
              ? merged(merge, cursor.value(), parts.older())
              : cursor.value();
      store(cursor.key(), older, NONE);
    }
    return rests.takeOnly();
  }

  /** The pairs of several chunks as one, in which no key is twice. */
  public static PackedRows merged(List<PackedRows> chunks, CompiledFunction merge) {
    if (chunks.size() == 1) {
      return chunks.get(0); // the map side has merged it
    }
    WindowTable table = new WindowTable();
    chunks.forEach(chunk -> table.add(chunk, merge));
    RowPacker packer = RowPacker.ofOne();
    table.forEach((key, older, newer) -> packer.add(key, newer));
    return packer.takeOnly();
  }

  /**
   * Every key and its value as a row of two columns, in no order, good until the next one is asked
   * for.
   */
  public Iterator<InternalRow> rows(CompiledFunction merge) {
    return new WindowPairs(table.reader(), merge);
  }

  /** The number of keys that have a value. */
  public int size() {
    return live;
  }

  /** Bytes held. */
  public long memory() {
    return table.memory();
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    RowPacker olders = RowPacker.ofOne();
    RowPacker newers = RowPacker.ofOne();
    forEach(
        (key, older, newer) -> {
          olders.add(key, older);
          newers.add(key, newer);
        });
    olders.takeOnly().writeTo(out);
    newers.takeOnly().writeTo(out);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    PackedRows.Cursor older = PackedRows.readFrom(in).cursor();
    PackedRows.Cursor newer = PackedRows.readFrom(in).cursor();
    while (older.advance() && newer.advance()) {
      put(older.key(), older.value(), newer.value());
    }
  }
}
