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
 * The merged values of the keys of a window. The merge function needs no inverse. Batches enter and
 * leave in order, and the cost of a slide depends on the keys of the batches that do.
 *
 * <p>The value of a key has two parts. The <i>newer</i> part merges the values since the last
 * {@link #turn}. The <i>older</i> part merges the values before it that are still in the window.
 * The turn computes the older part from the last batch backwards. It stores with each batch what
 * remains of each of its keys after the batch has left ({@code rests}). These rests replace the
 * older part when the batch leaves. The two parts are the two stacks of an aggregating queue (van
 * Herk's and Gil and Werman's sliding minimum, 1992 and 1993). Values are merged in the order of
 * the batches. If the turns are the same, the same values are merged in the same grouping.
 *
 * <p>A table may be changed only until it is shared; after that, change a {@link #copy}.
 */
public final class WindowTable implements Externalizable {
  private static final long serialVersionUID = 1L;

  private static final UnsafeRow NONE = ValueParts.none();

  private transient KeyTable table = new KeyTable();

  /** The number of keys with a value. Other keys stay in the table until there are too many. */
  private transient int live;

  /** The hash of the key that {@link #find} last looked up. */
  private transient long hash;

  private transient int slot;
  private final transient ValueParts parts = new ValueParts();
  private final transient JoinedRow both = new JoinedRow();

  /** Returns a copy that can be changed independently. */
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

  /** Accepts a key and the parts of its value. */
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

  /** Looks up a key and reads the parts of its value, which are missing if it has none. */
  private void find(UnsafeRow key) {
    hash = RowBytes.hash(key);
    slot = table.slot(hash, key);
    if (table.isEmpty(slot)) {
      parts.clear();
    } else {
      parts.read(table.value(slot));
    }
  }

  /** Sets the value of the key of the last {@link #find}; either part may be {@link #NONE}. */
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

  /** Adds the pairs of a batch. */
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

  /** Removes the oldest batch, given its rests. */
  public void remove(PackedRows rests) {
    PackedRows.Cursor cursor = rests.cursor();
    while (cursor.advance()) {
      find(cursor.key());
      store(cursor.key(), cursor.value(), parts.newer());
    }
  }

  /**
   * Fills this empty table with older parts.
   *
   * @param batches the batches that remain, oldest first; none has a key twice
   * @return the rests of each batch, in the same order: its keys, each with the merged values of
   *     the later batches, which have 0 bytes if there are none
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

  /** Merges the pairs of several chunks into one in which each key occurs once. */
  public static PackedRows merged(List<PackedRows> chunks, CompiledFunction merge) {
    if (chunks.size() == 1) {
      return chunks.get(0); // the map side has already merged it
    }
    WindowTable table = new WindowTable();
    chunks.forEach(chunk -> table.add(chunk, merge));
    RowPacker packer = RowPacker.ofOne();
    table.forEach((key, older, newer) -> packer.add(key, newer));
    return packer.takeOnly();
  }

  /**
   * Returns every key and its value as a row with two columns, in no order. A row is valid until
   * the next one is requested.
   */
  public Iterator<InternalRow> rows(CompiledFunction merge) {
    return new WindowPairs(table.reader(), merge);
  }

  /** Returns the number of keys that have a value. */
  public int size() {
    return live;
  }

  /** Returns the size in bytes. */
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
