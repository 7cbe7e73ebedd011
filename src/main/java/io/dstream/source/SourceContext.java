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
 * What a source is opened in.
 *
 * @param spec the pipeline that it belongs to
 * @param name its name in the pipeline
 * @param part the number of the feed among several of the source, from 1
 * @param resume where it goes on, of a checkpoint that has a position
 */
public record SourceContext(
    JavaStreamingContext streaming,
    PipelineSpec<?, ?, ?> spec,
    String name,
    OptionalInt part,
    Notices notices,
    Optional<Source.Resume> resume) {

  /** What its records are to have beside their value. */
  List<RecordField> fields() {
    return spec.plan().fields(name);
  }

  /** Where what it takes in is logged; empty without a write-ahead log. */
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
