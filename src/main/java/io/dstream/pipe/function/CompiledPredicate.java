package io.dstream.pipe.function;

import io.dstream.spec.DstreamException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;

/** A {@link RowFunction} whose column is a condition, as compiled code. For one thread. */
public final class CompiledPredicate {
  private final BasePredicate predicate;
  private final FunctionFailure failure;

  CompiledPredicate(BasePredicate predicate, FunctionFailure failure) {
    this.predicate = predicate;
    this.failure = failure;
  }

  /**
   * Whether the condition holds; null does not.
   *
   * @throws DstreamException when the function fails, with stage and values
   */
  public boolean test(InternalRow row) {
    try {
      return predicate.eval(row);
    } catch (Exception e) { // SparkException too, which Scala does not declare
      throw failure.of(e, row);
    }
  }
}
