package io.dstream.chaos;

import java.util.Map;
import java.util.Optional;

/** Reads what stands in a sink, batch by batch in the order of their times. */
interface ResultReader extends AutoCloseable {
  /**
   * The results of a batch.
   *
   * @param time orders batches
   * @param rows how often each row is there
   */
  record BatchRows(String time, Map<String, Long> rows) {}

  /**
   * The next batch that has rows; empty after the last one.
   *
   * @throws io.dstream.spec.DstreamException exit status 1, when it cannot be read
   */
  Optional<BatchRows> next();

  @Override
  default void close() {}
}
