package io.dstream.chaos;

import io.dstream.checkpoint.BatchLog;
import io.dstream.operation.Plan;
import io.dstream.sink.Sink;
import io.dstream.source.QueueSource;
import io.dstream.source.Source;
import io.dstream.spec.Cadence;
import io.dstream.spec.Master;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.RateSpec;
import io.dstream.spec.RecoverySpec;
import io.dstream.spec.SourceSet;
import io.dstream.spec.StopSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A workload of chained operations. Its batches are computed once more without a kill. */
final class PipelineWorkload extends Workload {
  private static final String KEEP_ALL = "spark.hadoop." + BatchLog.KEEP_ALL + "=true";

  private final String text;
  private final PipelineSpec<Source, Plan, Sink> replayed;

  PipelineWorkload(String text, Plan plan, Duration batch) {
    this.text = text;
    this.replayed =
        new PipelineSpec<>(
            "dstream chaos",
            new Master("local[*]"),
            Map.of(),
            batch,
            SourceSet.of(new QueueSource(Optional.empty(), 1, Optional.empty())),
            plan,
            List.of(),
            new RateSpec(OptionalLong.empty(), false),
            RecoverySpec.none(),
            new StopSpec(
                OptionalLong.empty(), Optional.empty(), Optional.empty(), StopSpec.TIMEOUT));
  }

  @Override
  Duration batch() {
    return replayed.batch();
  }

  @Override
  List<String> arguments() {
    return List.of("pipe", text, "--conf", KEEP_ALL);
  }

  @Override
  Duration memory() {
    Cadence cadence = replayed.plan().cadence();
    return cadence.window().orElse(Duration.ZERO).plus(cadence.slide().orElse(Duration.ZERO));
  }

  @Override
  Check check(Run run) {
    return new ReplayCheck(replayed, run);
  }
}
