package io.dstream.source;

import io.dstream.checkpoint.CheckpointDirectory;
import io.dstream.control.Notices;
import io.dstream.spec.PipelineSpec;
import java.util.Optional;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * What a source is opened in.
 *
 * @param spec the pipeline that it belongs to
 * @param name its name among several sources; empty where it is the only one
 * @param resume where it goes on, of a checkpoint that has a position
 */
public record SourceContext(
    JavaStreamingContext streaming,
    PipelineSpec<?, ?, ?> spec,
    Optional<String> name,
    Notices notices,
    Optional<Source.Resume> resume) {

  /** Where its receiver logs what it takes in; empty without a write-ahead log. */
  Optional<String> received() {
    return spec.recovery().wal()
        ? spec.recovery().checkpoint().map(at -> CheckpointDirectory.received(at, name))
        : Optional.empty();
  }
}
