package io.dstream.pipe.function;

import io.dstream.spec.DstreamException;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * A compiled {@link RowFunction} that merges two values into one. Values with a fixed size are
 * merged in place of the first one. Values are rows with one column. Not thread-safe.
 */
public final class CompiledMerge {
  private final JoinedRow both = new JoinedRow();

  /** Null if values are merged in place. */
  private final CompiledFunction function;

  private final MutableProjection inPlace;
  private final FunctionFailure failure;

  CompiledMerge(CompiledFunction function, MutableProjection inPlace, FunctionFailure failure) {
    this.function = function;
    this.inPlace = inPlace;
    this.failure = failure;
  }

  /** Returns whether to call {@link #applyTo} instead of {@link #apply}. */
  public boolean isInPlace() {
    return function == null;
  }

  /**
   * Returns the merged value, as the same object every time.
   *
   * @throws DstreamException if the function fails; the message has the stage and the values
   */
  public UnsafeRow apply(UnsafeRow first, UnsafeRow second) {
    return function.apply(both.apply(first, second));
  }

  /**
   * Merges the second value into {@code first}.
   *
   * @throws DstreamException if the function fails; the message has the stage and the values, and
   *     {@code first} is unchanged
   */
  public void applyTo(UnsafeRow first, UnsafeRow second) {
    both.apply(first, second);
    try {
      inPlace.target(first).apply(both);
    } catch (RuntimeException e) {
      throw failure.of(e, both);
    }
  }
}
