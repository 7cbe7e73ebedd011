package io.dstream.pipe.keyed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import scala.Option;
import scala.collection.immutable.HashMap;

/** The states of a group after a batch, while they are made of those before it. */
final class NextStates {
  private final HashMap<UnsafeRow, UnsafeRow> before;
  private final KeyFunction function;
  private final long time;
  private final Map<UnsafeRow, Optional<UnsafeRow>> changed = new LinkedHashMap<>();
  private HashMap<UnsafeRow, UnsafeRow> states;
  private HashMap<UnsafeRow, UnsafeRow> unsettled = new HashMap<>();
  private long bytes;
  private LastSeen seen;

  /** Whether all keys were looked at, so that when the earliest was seen can be found out. */
  private boolean looked;

  /**
   * @param bytes of the keys and states before
   * @param seen when each key was seen before, where there is a timeout
   * @param time of the batch, milliseconds
   */
  NextStates(
      HashMap<UnsafeRow, UnsafeRow> before,
      long bytes,
      LastSeen seen,
      KeyFunction function,
      long time) {
    this.before = before;
    this.states = before;
    this.bytes = bytes;
    this.seen = seen;
    this.function = function;
    this.time = time;
  }

  /** Bytes of a key and its state; none without a state. */
  static long bytes(UnsafeRow key, UnsafeRow state) {
    return state == null ? 0 : (long) key.getSizeInBytes() + state.getSizeInBytes();
  }

  /** What came of the batch. */
  StateChange change() {
    LastSeen known = looked ? seen.tightened() : seen;
    return new StateChange(new KeyStates(states, unsettled, bytes, known), changed);
  }

  /** Removes the keys that had no values for longer than the timeout, and have none now. */
  void removeTimedOut(Set<UnsafeRow> withValues) {
    if (!function.timeout().exists()) {
      return;
    }
    long limit = time - function.timeout().millis();
    looked = seen.earliest() < limit;
    for (UnsafeRow key : seen.before(limit)) {
      if (!withValues.contains(key)) {
        UnsafeRow state = before.apply(key);
        function.timedOut(key, state);
        put(key, state, null);
      }
    }
  }

  /** Takes in a key that has values. */
  void take(UnsafeRow ofBatch, List<Object> values) {
    Option<UnsafeRow> known = before.get(ofBatch);
    UnsafeRow state = known.isDefined() ? known.get() : null;
    UnsafeRow after = function.apply(ofBatch, values, state);
    UnsafeRow key = ofBatch.copy(); // one that shares the batch's bytes would keep them
    put(key, state, after);
    if (after != null && function.timeout().exists()) {
      seen = seen.plus(key, time);
    }
  }

  /** Asks a key without values that is not settled, unless it timed out. */
  void ask(UnsafeRow key) {
    if (changed.containsKey(key)) {
      return;
    }
    UnsafeRow state = before.apply(key);
    UnsafeRow after = function.apply(key, List.of(), state);
    if (!state.equals(after)) {
      put(key, state, after);
    }
  }

  private void put(UnsafeRow key, UnsafeRow state, UnsafeRow after) {
    bytes += bytes(key, after) - bytes(key, state);
    if (after != null) {
      states = states.updated(key, after);
      if (function.asksWithoutValues()) {
        unsettled = unsettled.updated(key, key);
      }
    } else if (state != null) {
      states = without(states, key);
      seen = seen.minus(key);
    }
    if (after != null || state != null) {
      changed.put(key, Optional.ofNullable(after));
    }
  }

  private static HashMap<UnsafeRow, UnsafeRow> without(
      HashMap<UnsafeRow, UnsafeRow> map, UnsafeRow key) {
    return map.$minus(key);
  }
}
