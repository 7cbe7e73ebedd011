package io.dstream.source;

import io.dstream.text.LineBlock;
import java.io.IOException;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/** Receives each batch of a running stream. */
@FunctionalInterface
public interface BatchReceiver {
  /**
   * Receives a batch.
   *
   * @param blocks the records of each feed, by feed name
   * @param time the batch time, in milliseconds since the epoch
   */
  void receive(Map<String, JavaRDD<LineBlock>> blocks, long time) throws IOException;
}
