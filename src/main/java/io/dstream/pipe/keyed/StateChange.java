package io.dstream.pipe.keyed;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * The result of applying a batch to the states of a group.
 *
 * @param states all states after the batch
 * @param changed the keys that had values or whose state changed, each with its new state; empty if
 *     the key was removed
 */
public record StateChange(KeyStates states, Map<UnsafeRow, Optional<UnsafeRow>> changed) {
  public StateChange {
    changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
  }
}
