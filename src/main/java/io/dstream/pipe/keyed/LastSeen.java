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
 * The times at which keys last had values. A time is that of the batch in milliseconds. Immutable;
 * successive versions share the parts that did not change.
 *
 * @param times the times by key
 * @param earliest a lower bound of all times; keys are examined only if it has passed the limit
 */
record LastSeen(HashMap<UnsafeRow, Long> times, long earliest) {
  static final LastSeen NONE = new LastSeen(new HashMap<>(), Long.MAX_VALUE);

  /** The estimated size in bytes of a key's entry in the trie and of its time. */
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

  /** Returns the keys that were last seen before {@code time}. */
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

  /** Returns the same times with the exact earliest time. */
  LastSeen tightened() {
    long[] least = {Long.MAX_VALUE};
    iterator(times).forEachRemaining(entry -> least[0] = Math.min(least[0], entry._2()));
    return new LastSeen(times, least[0]);
  }

  int size() {
    return times.size();
  }

  /** Packs each key with its time, a row with one BIGINT column. */
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

  /** Restores what {@link #pack} returned. */
  static LastSeen of(PackedRows packed) {
    LastSeen seen = NONE;
    for (PackedRows.Cursor cursor = packed.cursor(); cursor.advance(); ) {
      seen = seen.plus(cursor.ownKey(), cursor.value().getLong(0));
    }
    return seen;
  }
}
