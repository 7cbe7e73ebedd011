package io.dstream.live;

import io.dstream.operation.Plan;
import io.dstream.row.Schema;
import io.dstream.sink.ConsoleSink;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.PipelineSpec;
import java.time.Duration;

/**
 * The subject of a live view.
 *
 * @param title describes where the records come from
 * @param batch the batch interval
 * @param schema the columns of the results
 * @param console prints results after the picture is closed
 */
public record LiveSubject(String title, Duration batch, Schema schema, ConsoleSink console) {
  /** Returns the subject of a pipeline that has a console among its sinks. */
  public static LiveSubject of(PipelineSpec<Source, Plan, Sink> pipeline) {
    Sink console =
        pipeline.sinks().stream().filter(ConsoleSink.class::isInstance).findFirst().orElseThrow();
    return new LiveSubject(
        pipeline.sources().describe(),
        pipeline.batch(),
        pipeline.plan().schema(),
        (ConsoleSink) console);
  }
}
