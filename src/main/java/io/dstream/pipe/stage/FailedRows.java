package io.dstream.pipe.stage;

import io.dstream.spec.DstreamException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;

/** What becomes of rows on which a narrow step fails, where they do not end the stream. */
public interface FailedRows extends Serializable {
  /** Whether these rows are all that is asked for; else it is what comes of the others. */
  boolean alone();

  /**
   * Is given a row on which a step failed.
   *
   * @param row what the first step of the chain got
   * @return what comes out for it, if anything does
   */
  Optional<InternalRow> failed(InternalRow row, DstreamException failure);
}
