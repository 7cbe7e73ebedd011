package io.dstream.operation;

import io.dstream.row.RowBlock;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Silence;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * Turns batches of records into rows, one batch after the other, on the driver. Each batch is
 * committed or abandoned before the next one, or the same one again, begins.
 */
public interface Operation {
  /**
   * The rows of a batch, computed when they are asked for.
   *
   * @param input of a time that is later than that of the batch that was committed last
   */
  JavaRDD<RowBlock> rows(BatchInput input);

  /** The batch is in every sink. */
  void commit();

  /** The batch has failed: the state is what it was before. */
  void abandon();

  /** The failure of a batch in the words of what is computed; empty where they say no more. */
  default Optional<DstreamException> explained(Throwable failure) {
    return Optional.empty();
  }

  /** What the last batch brought, once its rows are computed. */
  Intake intake();

  /** The records that the last batch left out, once its rows are computed; empty for none. */
  default Optional<Skipped> skipped() {
    return Optional.empty();
  }

  /** Explains why these records brought no row. */
  Silence silence(Intake records);

  /** A row for every key that is remembered after the last batch; empty where nothing is kept. */
  default Optional<JavaRDD<RowBlock>> allRows() {
    return Optional.empty();
  }

  /** How many keys are remembered after the last batch. */
  default long remembered() {
    return 0;
  }

  /**
   * Bytes of memory that what is remembered after the last batch takes, about, where it is in
   * memory; 0 before the first batch of this run. Asked by any thread, also when Spark has ended.
   */
  default long rememberedBytes() {
    return 0;
  }
}
