package io.dstream.operation;

import io.dstream.row.RowBlock;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Silence;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * Turns batches of records into rows, one batch after the other, on the driver. Each batch is
 * committed or abandoned before the next batch, or the same batch again, begins.
 */
public interface Operation {
  /**
   * Returns the rows of a batch, computed lazily.
   *
   * @param input the batch, which is later than the last committed batch
   */
  JavaRDD<RowBlock> rows(BatchInput input);

  /** Commits the batch, because it is in every sink. */
  void commit();

  /** Restores the state before the batch, because the batch has failed. */
  void abandon();

  /** Explains the failure of a batch in terms of the operation; empty if it cannot add anything. */
  default Optional<DstreamException> explained(Throwable failure) {
    return Optional.empty();
  }

  /** Returns the intake of the last batch, once its rows are computed. */
  Intake intake();

  /**
   * Returns the records that the last batch skipped, once its rows are computed; empty for none.
   */
  default Optional<Skipped> skipped() {
    return Optional.empty();
  }

  /** Explains why these records produced no rows. */
  Silence silence(Intake records);

  /** Returns a row for every key in the state after the last batch; empty if no state is kept. */
  default Optional<JavaRDD<RowBlock>> allRows() {
    return Optional.empty();
  }

  /** Returns the number of keys in the state after the last batch. */
  default long remembered() {
    return 0;
  }

  /**
   * Returns the approximate size in memory of the state after the last batch, in bytes, if it is in
   * memory; 0 before the first batch of this run. May be called by any thread, also after Spark has
   * stopped.
   */
  default long rememberedBytes() {
    return 0;
  }
}
