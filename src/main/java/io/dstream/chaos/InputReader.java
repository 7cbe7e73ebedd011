package io.dstream.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.text.LineBlock;
import java.util.List;

/** Reads what batches have read once more, and minds that it is everything, once. */
interface InputReader extends AutoCloseable {
  /**
   * The lines of the next batch.
   *
   * @param reads what it has read, as the checkpoint has it
   * @param batch its name
   * @throws io.dstream.spec.DstreamException exit status 1, when it cannot be read
   */
  LineBlock lines(JsonNode reads, String batch);

  /**
   * After the last batch: what was in none of them, or in two.
   *
   * @param sent how many lines there are
   */
  List<String> faults(long sent);

  @Override
  default void close() {}
}
