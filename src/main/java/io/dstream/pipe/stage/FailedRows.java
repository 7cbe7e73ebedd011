package io.dstream.pipe.stage;

import io.dstream.spec.DstreamException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;

/** Handles rows on which a narrow step fails, if such a failure does not end the stream. */
public interface FailedRows extends Serializable {
  /** Returns whether the output of all other rows is dropped. */
  boolean alone();

  /**
   * Handles a row on which a step failed.
   *
   * @param row the row as the first step of the chain received it
   * @return the row to output in its place, if any
   */
  Optional<InternalRow> failed(InternalRow row, DstreamException failure);
}
