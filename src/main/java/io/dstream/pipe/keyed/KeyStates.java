package io.dstream.pipe.keyed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.immutable.HashMap;

/**
 * An immutable snapshot of the states of the keys of one group. {@link #plus} returns the next
 * snapshot and does not change this one, so a task that runs twice counts nothing twice. Both
 * snapshots share the states that did not change (Scala's hash trie).
 *
 * <p>Spark's {@code updateStateByKey} calls the function for every key in every batch. Here the
 * function is pure: once it leaves a state unchanged without values, it always will. Such a key is
 * <i>settled</i>, and the function is not called for it until it has values. The cost of a batch
 * therefore depends on its own keys and on those of the batch before. The result is the same.
 */
public final class KeyStates implements Externalizable {
  private static final long serialVersionUID = 1L;

  /** The estimated overhead of a key: two row objects and their entry in the trie. */
  private static final int BYTES_PER_KEY = 200;

  /** The snapshot without keys. */
  public static final KeyStates EMPTY = new KeyStates();

  private HashMap<UnsafeRow, UnsafeRow> states;

  /** The keys that are not settled, each mapped to itself. */
  private HashMap<UnsafeRow, UnsafeRow> unsettled;

  /** The size of all keys and states as rows, in bytes. */
  private long bytes;

  /** The last time at which each key had values, if there is a timeout. */
  private LastSeen seen;

  /** For deserialization only. */
  public KeyStates() {
    this(new HashMap<>(), new HashMap<>(), 0, LastSeen.NONE);
  }

  KeyStates(
      HashMap<UnsafeRow, UnsafeRow> states,
      HashMap<UnsafeRow, UnsafeRow> unsettled,
      long bytes,
      LastSeen seen) {
    this.states = states;
    this.unsettled = unsettled;
    this.bytes = bytes;
    this.seen = seen;
  }

  /**
   * Restores what {@link #pack} returned. The next batch calls the function for all keys, as the
   * settled keys are not stored.
   */
  public static KeyStates of(PackedRows packed) {
    return of(packed, PackedRows.EMPTY);
  }

  private static KeyStates of(PackedRows packed, PackedRows seen) {
    HashMap<UnsafeRow, UnsafeRow> states = new HashMap<>();
    HashMap<UnsafeRow, UnsafeRow> unsettled = new HashMap<>();
    long bytes = 0;
    PackedRows.Cursor cursor = packed.cursor();
    while (cursor.advance()) {
      UnsafeRow key = cursor.ownKey();
      UnsafeRow state = cursor.ownValue();
      states = states.updated(key, state);
      unsettled = unsettled.updated(key, key);
      bytes += NextStates.bytes(key, state);
    }
    return new KeyStates(states, unsettled, bytes, LastSeen.of(seen));
  }

  /**
   * Applies a batch to these states.
   *
   * @param batch the pairs of the batch whose keys belong to this group
   * @param time the time of the batch in milliseconds
   */
  public StateChange plus(Iterator<PackedRows> batch, KeyFunction function, long time) {
    Map<UnsafeRow, List<Object>> values =
        BatchValues.byKey(batch, function.key(), function.valueType());
    NextStates next = new NextStates(states, bytes, seen, function, time);
    next.removeTimedOut(values.keySet());
    values.forEach(next::take);
    iterator(unsettled)
        .forEachRemaining(
            entry -> {
              if (!values.containsKey(entry._1())) {
                next.ask(entry._1());
              }
            });
    return next.change();
  }

  private static Iterator<Tuple2<UnsafeRow, UnsafeRow>> iterator(
      HashMap<UnsafeRow, UnsafeRow> map) {
    return JavaConverters.asJavaIterator(map.iterator());
  }

  /** Returns the state of a key, a row with one column. */
  public Optional<UnsafeRow> get(UnsafeRow key) {
    Option<UnsafeRow> state = states.get(key);
    return state.isDefined() ? Optional.of(state.get()) : Optional.empty();
  }

  /** Returns the number of keys. */
  public int size() {
    return states.size();
  }

  /** Returns the number of keys that the next batch updates even without values. */
  int unsettled() {
    return unsettled.size();
  }

  /** Returns whether no key needs an update unless it has values. */
  public boolean allSettled() {
    return unsettled.isEmpty();
  }

  /** Returns whether a batch at this time may remove keys that have no values in it. */
  public boolean mayTimeOut(StateTimeout timeout, long time) {
    return timeout.exists() && seen.earliest() < time - timeout.millis();
  }

  /** Returns the approximate size in bytes. */
  public long memory() {
    return bytes + (long) size() * BYTES_PER_KEY + (long) seen.size() * LastSeen.BYTES_PER_KEY;
  }

  /** Passes every key and its state to {@code pair}, in no order. */
  public void forEach(BiConsumer<UnsafeRow, UnsafeRow> pair) {
    iterator(states).forEachRemaining(entry -> pair.accept(entry._1(), entry._2()));
  }

  /** Packs every key and its state. */
  public PackedRows pack() {
    return packed(states);
  }

  /** Writes every key, its state and, if there is a timeout, when it last had values. */
  public void writeTo(DataOutput out, StateTimeout timeout) throws IOException {
    pack().writeTo(out);
    if (timeout.exists()) {
      seen.pack().writeTo(out);
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  public static KeyStates readFrom(DataInput in, StateTimeout timeout) throws IOException {
    PackedRows states = PackedRows.readFrom(in);
    return of(states, timeout.exists() ? PackedRows.readFrom(in) : PackedRows.EMPTY);
  }

  private static PackedRows packed(HashMap<UnsafeRow, UnsafeRow> map) {
    RowPacker packer = RowPacker.ofOne();
    iterator(map).forEachRemaining(entry -> packer.add(entry._1(), entry._2()));
    return packer.takeOnly();
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    pack().writeExternal(out);
    packed(unsettled).writeExternal(out);
    seen.pack().writeExternal(out);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    PackedRows all = new PackedRows();
    all.readExternal(in);
    PackedRows asked = new PackedRows();
    asked.readExternal(in);
    PackedRows times = new PackedRows();
    times.readExternal(in);
    KeyStates read = of(all, times);
    seen = read.seen;
    states = read.states;
    bytes = read.bytes;
    unsettled = new HashMap<>();
    for (PackedRows.Cursor cursor = asked.cursor(); cursor.advance(); ) {
      UnsafeRow key = read.unsettled.apply(cursor.key()); // not a copy: keys may be wide
      unsettled = unsettled.updated(key, key);
    }
  }
}
