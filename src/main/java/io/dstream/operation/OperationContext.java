package io.dstream.operation;

import io.dstream.checkpoint.StateDirectory;
import java.util.Optional;
import org.apache.spark.SparkContext;

/**
 * What an operation runs in.
 *
 * @param partitions how many partitions its results have
 * @param state where state is kept; empty where nothing is kept
 * @param last the time of the batch whose state is there, milliseconds since the epoch; 0 when none
 *     is
 * @param bestRows how many of the best rows are asked for in each batch
 */
public record OperationContext(
    SparkContext spark, int partitions, Optional<StateDirectory> state, long last, int bestRows) {
  /** Without state, for nobody who asks for the best rows. */
  public static OperationContext stateless(SparkContext spark, int partitions) {
    return new OperationContext(spark, partitions, Optional.empty(), 0, 0);
  }
}
