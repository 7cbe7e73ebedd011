package io.dstream.pipe.function;

import io.dstream.spec.DstreamException;
import io.dstream.spec.MemoryEndedAt;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** A {@link RowFunction} as compiled code. For one thread. */
public final class CompiledFunction {
  private final UnsafeProjection projection;
  private final FunctionFailure failure;

  /** The row that it always gives; null where that depends on what it gets. */
  private final UnsafeRow constant;

  CompiledFunction(UnsafeProjection projection, FunctionFailure failure, boolean constant) {
    this.projection = projection;
    this.failure = failure;
    this.constant = constant ? projection.apply(InternalRow.empty()).copy() : null;
  }

  /**
   * The function's row: the same object again and again, so whoever keeps it copies it.
   *
   * @throws DstreamException when the function fails, such as by an overflow, with stage and values
   * @throws MemoryEndedAt when memory ends, with stage and values
   */
  public UnsafeRow apply(InternalRow row) {
    if (constant != null) {
      return constant;
    }
    try {
      return projection.apply(row);
    } catch (Exception e) { // SparkException too, which Scala does not declare
      throw failure.of(e, row);
    } catch (OutOfMemoryError e) {
      throw failure.memoryEnded(row);
    }
  }
}
