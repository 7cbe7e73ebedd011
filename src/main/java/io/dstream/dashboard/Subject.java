package io.dstream.dashboard;

import io.dstream.row.Schema;
import io.dstream.spec.PipelineSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * The stream that is watched.
 *
 * @param name the application's name
 * @param started when the program began
 * @param batch the batch interval
 * @param schema the columns of its results
 */
record Subject(String name, Instant started, Duration batch, Schema schema) {
  static Subject of(PipelineSpec<?, ?, ?> pipeline) {
    return new Subject(pipeline.name(), Instant.now(), pipeline.batch(), pipeline.plan().schema());
  }
}
