package io.dstream.operation;

import io.dstream.row.RowBlock;
import io.dstream.spec.Silence;
import io.dstream.text.LineBlock;
import org.apache.spark.api.java.JavaRDD;

/** Turns batches of lines into rows, one batch after the other, on the driver. */
public interface Operation {
  /**
   * The rows of a batch, made when they are asked for.
   *
   * @param time the batch's time, milliseconds since the epoch: later than that of the batch
   *     completed last; a batch that was not completed may be given up and begun again
   */
  JavaRDD<RowBlock> rows(JavaRDD<LineBlock> blocks, long time);

  /** The last batch is in every sink. */
  void completed();

  /** What the last batch brought, once its rows are made. */
  Intake intake();

  /** Why nothing counts of lines that came: these, which have no word that does. */
  Silence silence(Intake lines);
}
