package io.dstream.pipe.function;

import io.dstream.spec.DstreamException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;

/** A compiled or interpreted {@link RowFunction} whose column is a condition. Not thread-safe. */
public final class CompiledPredicate {
  private final BasePredicate predicate;
  private final FunctionFailure failure;

  CompiledPredicate(BasePredicate predicate, FunctionFailure failure) {
    this.predicate = predicate;
    this.failure = failure;
  }

  /**
   * Returns whether the condition holds; null counts as false.
   *
   * @throws DstreamException if the function fails; the message has the stage and the values
   */
  public boolean test(InternalRow row) {
    try {
      return predicate.eval(row);
    } catch (Exception e) { // includes SparkException, which Scala does not declare
      throw failure.of(e, row);
    }
  }
}
