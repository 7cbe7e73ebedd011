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
 * What an operation is given of a batch.
 *
 * @param time the batch's time, milliseconds since the epoch
 * @param origin when the stream first began, milliseconds since the epoch: windows slide from there
 * @param shown whether the batch has a result: between those of a window there is none
 * @param blocks the records of each source by its name, in the order of the pipeline
 */
public record BatchInput(
    long time, long origin, boolean shown, Map<String, JavaRDD<LineBlock>> blocks) {
  public BatchInput {
    blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
  }

  /** Of a pipeline's only source, which has no name of its own; with a result. */
  public static BatchInput of(long time, JavaRDD<LineBlock> only) {
    return new BatchInput(time, time, true, Map.of(SourceSet.ONLY, only));
  }

  /**
   * Whether results that are {@code slide} apart have one at this batch; those without a slide have
   * one per batch.
   */
  public boolean isDue(Optional<Duration> slide) {
    return slide.stream().allMatch(apart -> (time - origin) % apart.toMillis() == 0);
  }

  /** The records of a source. */
  public JavaRDD<LineBlock> of(String source) {
    return blocks.get(source);
  }

  /** The records of all sources together. */
  public JavaRDD<LineBlock> all() {
    return blocks.values().stream().reduce(JavaRDD::union).orElseThrow();
  }
}
