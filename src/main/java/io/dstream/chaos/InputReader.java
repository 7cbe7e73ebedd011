package io.dstream.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.dstream.text.LineBlock;
import java.util.List;

/** Rereads the input of batches, and checks that together they read every line exactly once. */
interface InputReader extends AutoCloseable {
  /**
   * Reads the lines of the next batch.
   *
   * @param reads what the batch has read, as the checkpoint records it
   * @param batch its name
   * @throws io.dstream.spec.DstreamException exit status 1, when it cannot be read
   */
  LineBlock lines(JsonNode reads, String batch);

  /**
   * Returns, after the last batch, the input that was in no batch or in more than one.
   *
   * @param sent the number of lines
   */
  List<String> faults(long sent);

  @Override
  default void close() {}
}
