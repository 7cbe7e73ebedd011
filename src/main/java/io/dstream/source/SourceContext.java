package io.dstream.source;

import io.dstream.checkpoint.CheckpointDirectory;
import io.dstream.control.Notices;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.RecordField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The context in which a source is opened.
 *
 * @param spec the pipeline that the source belongs to
 * @param name the source's name in the pipeline
 * @param part the number of the feed, from 1, if the source has several
 * @param resume where the source resumes, if a checkpoint has a position
 */
public record SourceContext(
    JavaStreamingContext streaming,
    PipelineSpec<?, ?, ?> spec,
    String name,
    OptionalInt part,
    Notices notices,
    Optional<Source.Resume> resume) {

  /** Returns the fields that the source's records must have besides their value. */
  List<RecordField> fields() {
    return spec.plan().fields(name);
  }

  /** Returns the log of what the source reads; empty without a write-ahead log. */
  Optional<ReceivedLog> log() {
    if (!spec.recovery().wal()) {
      return Optional.empty();
    }
    Optional<String> among =
        spec.sources().single() && part.isEmpty()
            ? Optional.empty()
            : Optional.of(Feeds.partName(name, part));
    SerializableConfiguration conf =
        new SerializableConfiguration(streaming.sparkContext().hadoopConfiguration());
    return spec.recovery()
        .checkpoint()
        .map(at -> new ReceivedLog(CheckpointDirectory.received(at, among), conf));
  }
}
