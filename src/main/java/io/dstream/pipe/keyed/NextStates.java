package io.dstream.pipe.keyed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import scala.Option;
import scala.collection.immutable.HashMap;

/** Builds the states of a group after a batch from the states before it. */
final class NextStates {
  private final HashMap<UnsafeRow, UnsafeRow> before;
  private final KeyFunction function;
  private final long time;
  private final Map<UnsafeRow, Optional<UnsafeRow>> changed = new LinkedHashMap<>();
  private HashMap<UnsafeRow, UnsafeRow> states;
  private HashMap<UnsafeRow, UnsafeRow> unsettled = new HashMap<>();
  private long bytes;
  private LastSeen seen;

  /** Whether all keys were examined, so the earliest time must be computed again. */
  private boolean looked;

  /**
   * @param bytes the size of the keys and states before the batch
   * @param seen when each key last had values, if there is a timeout
   * @param time the time of the batch in milliseconds
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

  /** Returns the size of a key and its state in bytes; 0 without a state. */
  static long bytes(UnsafeRow key, UnsafeRow state) {
    return state == null ? 0 : (long) key.getSizeInBytes() + state.getSizeInBytes();
  }

  /** Returns the result of the batch. */
  StateChange change() {
    LastSeen known = looked ? seen.tightened() : seen;
    return new StateChange(new KeyStates(states, unsettled, bytes, known), changed);
  }

  /** Removes keys that had no values for longer than the timeout and have none now. */
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

  /** Updates a key that has values. */
  void take(UnsafeRow ofBatch, List<Object> values) {
    Option<UnsafeRow> known = before.get(ofBatch);
    UnsafeRow state = known.isDefined() ? known.get() : null;
    UnsafeRow after = function.apply(ofBatch, values, state);
    UnsafeRow key = ofBatch.copy(); // the original would keep the batch's bytes in memory
    put(key, state, after);
    if (after != null && function.timeout().exists()) {
      seen = seen.plus(key, time);
    }
  }

  /** Updates an unsettled key without values, unless it timed out. */
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
