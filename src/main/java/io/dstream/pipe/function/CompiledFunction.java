package io.dstream.pipe.function;

import io.dstream.spec.DstreamException;
import io.dstream.spec.MemoryEndedAt;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** A compiled {@link RowFunction}. Not thread-safe. */
public final class CompiledFunction {
  private final UnsafeProjection projection;
  private final FunctionFailure failure;

  /** The constant result; null if the result depends on the input. */
  private final UnsafeRow constant;

  CompiledFunction(UnsafeProjection projection, FunctionFailure failure, boolean constant) {
    this.projection = projection;
    this.failure = failure;
    this.constant = constant ? projection.apply(InternalRow.empty()).copy() : null;
  }

  /**
   * Applies the function. It returns the same object every time, so copy the row to keep it.
   *
   * @throws DstreamException if the function fails, such as by an overflow; the message has the
   *     stage and the values
   * @throws MemoryEndedAt if memory runs out; the message has the stage and the values
   */
  public UnsafeRow apply(InternalRow row) {
    if (constant != null) {
      return constant;
    }
    try {
      return projection.apply(row);
    } catch (Exception e) { // includes SparkException, which Scala does not declare
      throw failure.of(e, row);
    } catch (OutOfMemoryError e) {
      throw failure.memoryEnded(row);
    }
  }
}
