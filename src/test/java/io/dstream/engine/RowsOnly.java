package io.dstream.engine;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Intake;
import io.dstream.operation.Operation;
import io.dstream.row.RowBlock;
import io.dstream.spec.Silence;
import java.util.function.LongFunction;
import org.apache.spark.api.java.JavaRDD;

/**
 * An operation that remembers nothing.
 *
 * @param of the rows of the batch at a time, milliseconds
 */
record RowsOnly(LongFunction<JavaRDD<RowBlock>> of) implements Operation {
  @Override
  public JavaRDD<RowBlock> rows(BatchInput input) {
    return of.apply(input.time());
  }

  @Override
  public void commit() {
    // Nothing is remembered.
  }

  @Override
  public void abandon() {
    // Nothing is remembered.
  }

  @Override
  public Intake intake() {
    return Intake.NOTHING;
  }

  @Override
  public Silence silence(Intake lines) {
    throw new UnsupportedOperationException();
  }
}
