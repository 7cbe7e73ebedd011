package io.dstream.engine;

import io.dstream.checkpoint.CheckpointDirectory;
import io.dstream.checkpoint.StateDirectory;
import io.dstream.control.Notices;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Plan;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.PipelineSpec;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * The parts of a pipeline that are opened in a new context before its sources.
 *
 * @param partitions the number of partitions of results
 * @param recovery what the previous run left
 */
record OpenedContext(
    JavaStreamingContext context, int partitions, Recovery recovery, Operation operation) {

  /**
   * Opens a pipeline in {@code context}.
   *
   * @param state where state is kept if there is no checkpoint
   */
  static OpenedContext of(
      PipelineSpec<Source, Plan, Sink> spec,
      JavaStreamingContext context,
      Optional<CheckpointDirectory> checkpoint,
      Optional<StateDirectory> state,
      Notices notices)
      throws IOException {
    int cores = context.sparkContext().defaultParallelism();
    int receivers = spec.master().local() ? spec.sources().receivers() : 0;
    int partitions = Math.max(1, cores - receivers);
    Recovery recovery =
        checkpoint.isEmpty()
            ? Recovery.none(notices)
            : Recovery.from(checkpoint.get().open(), notices);
    OperationContext operation =
        new OperationContext(
            context.ssc().sparkContext(),
            partitions,
            checkpoint.map(CheckpointDirectory::state).or(() -> state),
            recovery.lastTime(),
            spec.sinks().stream().mapToInt(Sink::bestRows).max().orElse(0));
    return new OpenedContext(context, partitions, recovery, spec.plan().open(operation));
  }
}
