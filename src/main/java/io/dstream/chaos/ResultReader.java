package io.dstream.chaos;

import java.util.Map;
import java.util.Optional;

/** Reads the content of a sink, batch by batch in the order of batch times. */
interface ResultReader extends AutoCloseable {
  /**
   * The results of a batch.
   *
   * @param time orders batches
   * @param rows the number of occurrences of each row
   */
  record BatchRows(String time, Map<String, Long> rows) {}

  /**
   * Returns the next batch that has rows; empty after the last one.
   *
   * @throws io.dstream.spec.DstreamException exit status 1, when it cannot be read
   */
  Optional<BatchRows> next();

  @Override
  default void close() {}
}
