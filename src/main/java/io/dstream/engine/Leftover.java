package io.dstream.engine;

import io.dstream.source.Feeds;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import io.dstream.spec.Guarantee;
import io.dstream.spec.Phrases;
import io.dstream.spec.PipelineSpec;
import java.time.Instant;
import java.util.List;

/** Describes what remains unprocessed when a stream does not stop in time. */
final class Leftover {
  private static final String HINT =
      "a longer --stop-timeout gives it more time; a second signal ends it at once";

  private Leftover() {}

  /** Returns the failure of a stream that has no batch yet. */
  static DstreamException ofStart(PipelineSpec<?, ?, ?> spec) {
    return late(spec, ", and it had no batch yet");
  }

  /**
   * Returns the failure of a stream whose batches at {@code times}, milliseconds, are running or
   * waiting.
   */
  static DstreamException of(PipelineSpec<?, ?, ?> spec, Feeds feeds, List<Long> times) {
    if (times.isEmpty()) {
      return late(spec, "; all of its batches are done");
    }
    List<String> batches =
        times.stream().map(Instant::ofEpochMilli).map(Instant::toString).toList();
    List<String> inputs = times.stream().flatMap(time -> feeds.inputs(time).stream()).toList();
    return late(
        spec,
        "; not processed: "
            + (times.size() == 1 ? "the batch of " : "the batches of ")
            + Phrases.few(batches)
            + (inputs.isEmpty() ? "" : " with " + Phrases.few(inputs))
            + "; "
            + prospect(spec));
  }

  private static String prospect(PipelineSpec<?, ?, ?> spec) {
    Guarantee.Level level = spec.sources().guarantee(spec.recovery()).level();
    return switch (level) {
      case EXACTLY_ONCE -> "the next start goes on there, from the checkpoint";
      case AT_LEAST_ONCE ->
          spec.recovery().checkpoint().isPresent()
              ? "the next start goes on there, from the checkpoint"
              : "the next start goes on there, from the committed offsets";
      case ONCE_WHILE_RUNNING -> "the next start counts these files with --existing";
      case AT_MOST_ONCE -> "what was taken in for that is lost";
    };
  }

  private static DstreamException late(PipelineSpec<?, ?, ?> spec, String leftover) {
    return DstreamException.failed(
        "the stream did not stop within --stop-timeout "
            + Durations.format(spec.stop().timeout())
            + leftover,
        HINT,
        null);
  }
}
