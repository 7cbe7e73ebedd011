package io.dstream.pipe.function;

import io.dstream.spec.DstreamException;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * A {@link RowFunction} that makes one value of two, as compiled code: in the place of the first
 * one where values have a fixed size. Values are rows of one column. For one thread.
 */
public final class CompiledMerge {
  private final JoinedRow both = new JoinedRow();

  /** Null where values are merged in place. */
  private final CompiledFunction function;

  private final MutableProjection inPlace;
  private final FunctionFailure failure;

  CompiledMerge(CompiledFunction function, MutableProjection inPlace, FunctionFailure failure) {
    this.function = function;
    this.inPlace = inPlace;
    this.failure = failure;
  }

  /** Whether {@link #applyTo} is to be called, else {@link #apply}. */
  public boolean isInPlace() {
    return function == null;
  }

  /**
   * The value of both: the same object again and again.
   *
   * @throws DstreamException when the function fails, with stage and values
   */
  public UnsafeRow apply(UnsafeRow first, UnsafeRow second) {
    return function.apply(both.apply(first, second));
  }

  /**
   * Makes {@code first} the value of both.
   *
   * @throws DstreamException when the function fails, with stage and values; {@code first} is then
   *     as it was
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
