package io.dstream.pipe.keyed;

import io.dstream.pipe.function.RowFunction;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;

/** What a batch makes of the state of a key, as compiled code. For one thread. */
interface KeyFunction {
  /** The key of a row that comes in, as one column. */
  RowFunction key();

  /** The type of the values of a batch. */
  DataType valueType();

  /**
   * The new state of a key.
   *
   * @param key a row of one column
   * @param values as {@link BatchValues} gives them
   * @param state the state so far, a row of one column; null when there is none
   * @return a row of its own; null when the key is removed
   */
  UnsafeRow apply(UnsafeRow key, List<Object> values, UnsafeRow state);

  /** Whether keys without values in a batch are asked too, as long as that changes something. */
  boolean asksWithoutValues();

  /** How long a key is kept without values. */
  StateTimeout timeout();

  /** Is told of a key that is removed, since it had no values for as long as the timeout. */
  void timedOut(UnsafeRow key, UnsafeRow state);
}
