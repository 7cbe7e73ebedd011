package io.dstream.pipe.keyed;

import io.dstream.pipe.function.RowFunction;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;

/** A compiled function that updates the state of a key. Not thread-safe. */
interface KeyFunction {
  /** Returns the function that computes the key of an input row, as one column. */
  RowFunction key();

  /** Returns the type of the values of a batch. */
  DataType valueType();

  /**
   * Returns the new state of a key.
   *
   * @param key a row with one column
   * @param values the values as {@link BatchValues} returns them
   * @param state the current state, a row with one column; null if there is none
   * @return a separate row; null to remove the key
   */
  UnsafeRow apply(UnsafeRow key, List<Object> values, UnsafeRow state);

  /**
   * Returns whether keys without values in a batch are updated too, as long as that changes their
   * state.
   */
  boolean asksWithoutValues();

  /** Returns how long a key is kept without values. */
  StateTimeout timeout();

  /** Called for a key that is removed because it had no values for longer than the timeout. */
  void timedOut(UnsafeRow key, UnsafeRow state);
}
