package io.dstream.pipe.keyed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.immutable.HashMap;

/**
 * When each key had values the last time: the time of the batch, milliseconds. Immutable; an
 * earlier and a later one share what did not change.
 *
 * @param times by key
 * @param earliest of all these times, or before it: keys are looked at only when that is long ago
 */
record LastSeen(HashMap<UnsafeRow, Long> times, long earliest) {
  static final LastSeen NONE = new LastSeen(new HashMap<>(), Long.MAX_VALUE);

  /** A trie's place for a key, and its number. */
  static final int BYTES_PER_KEY = 80;

  private static Iterator<Tuple2<UnsafeRow, Long>> iterator(HashMap<UnsafeRow, Long> times) {
    return JavaConverters.asJavaIterator(times.iterator());
  }

  LastSeen plus(UnsafeRow key, long time) {
    return new LastSeen(times.updated(key, time), Math.min(earliest, time));
  }

  LastSeen minus(UnsafeRow key) {
    return new LastSeen(without(times, key), earliest);
  }

  private static HashMap<UnsafeRow, Long> without(HashMap<UnsafeRow, Long> map, UnsafeRow key) {
    return map.$minus(key);
  }

  /** The keys that were last seen before {@code time}. */
  List<UnsafeRow> before(long time) {
    List<UnsafeRow> found = new ArrayList<>();
    if (earliest < time) {
      iterator(times)
          .forEachRemaining(
              entry -> {
                if (entry._2() < time) {
                  found.add(entry._1());
                }
              });
    }
    return found;
  }

  /** The same, with the earliest time found out anew. */
  LastSeen tightened() {
    long[] least = {Long.MAX_VALUE};
    iterator(times).forEachRemaining(entry -> least[0] = Math.min(least[0], entry._2()));
    return new LastSeen(times, least[0]);
  }

  int size() {
    return times.size();
  }

  /** Each key with its time, a row of one BIGINT. */
  PackedRows pack() {
    RowPacker packer = RowPacker.ofOne();
    UnsafeRowWriter writer = new UnsafeRowWriter(1);
    iterator(times)
        .forEachRemaining(
            entry -> {
              writer.reset();
              writer.write(0, entry._2().longValue());
              packer.add(entry._1(), writer.getRow());
            });
    return packer.takeOnly();
  }

  /** What {@link #pack} gave. */
  static LastSeen of(PackedRows packed) {
    LastSeen seen = NONE;
    for (PackedRows.Cursor cursor = packed.cursor(); cursor.advance(); ) {
      seen = seen.plus(cursor.ownKey(), cursor.value().getLong(0));
    }
    return seen;
  }
}
