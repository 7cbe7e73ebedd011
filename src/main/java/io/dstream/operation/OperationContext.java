package io.dstream.operation;

import io.dstream.checkpoint.StateDirectory;
import java.util.Optional;
import org.apache.spark.SparkContext;

/**
 * The environment of an operation.
 *
 * @param partitions the number of partitions of its results
 * @param state where state is kept; empty if nothing is kept
 * @param last the time of the batch whose state is stored, milliseconds since the epoch; 0 when
 *     none is
 * @param bestRows how many of the best rows are requested in each batch
 */
public record OperationContext(
    SparkContext spark, int partitions, Optional<StateDirectory> state, long last, int bestRows) {
  /** Returns a context without state and without a request for the best rows. */
  public static OperationContext stateless(SparkContext spark, int partitions) {
    return new OperationContext(spark, partitions, Optional.empty(), 0, 0);
  }
}
