package io.dstream.operation;

import io.dstream.spec.SourceSet;
import io.dstream.text.LineBlock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * The input of an operation for one batch.
 *
 * @param time the batch's time, milliseconds since the epoch
 * @param origin when the stream first began, milliseconds since the epoch; windows slide from there
 * @param shown whether the batch has a result; batches between two results of a window have none
 * @param blocks the records of each source by its name, in the order of the pipeline
 */
public record BatchInput(
    long time, long origin, boolean shown, Map<String, JavaRDD<LineBlock>> blocks) {
  public BatchInput {
    blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
  }

  /** Returns the input from a pipeline's only source, which is unnamed; the batch has a result. */
  public static BatchInput of(long time, JavaRDD<LineBlock> only) {
    return new BatchInput(time, time, true, Map.of(SourceSet.ONLY, only));
  }

  /**
   * Returns whether results with this {@code slide} are due at this batch; results without a slide
   * are due at every batch.
   */
  public boolean isDue(Optional<Duration> slide) {
    return slide.stream().allMatch(apart -> (time - origin) % apart.toMillis() == 0);
  }

  /** Returns the records of a source. */
  public JavaRDD<LineBlock> of(String source) {
    return blocks.get(source);
  }

  /** Returns the records of all sources together. */
  public JavaRDD<LineBlock> all() {
    return blocks.values().stream().reduce(JavaRDD::union).orElseThrow();
  }
}
