package io.dstream.cli.option;

import io.dstream.chaos.Workload;
import io.dstream.engine.WarmUp;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.run.PipePlan;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.stage.TypedStage;
import io.dstream.spec.DstreamException;
import io.dstream.spec.SourceSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The workload of {@code chaos}: wordcount or a pipeline. */
final class WorkloadOptions {
  private static final String PIPE = "--pipe";

  /** Stages that return arrays whose element order differs between runs. */
  private static final Set<String> UNORDERED = Set.of("groupByKey", "cogroup");

  @Option(
      names = PIPE,
      paramLabel = "PIPELINE",
      description = "Run dstream pipe PIPELINE, in place of wordcount.")
  private String pipeline;

  @Option(
      names = PipelineOptions.OPTION,
      paramLabel = "FILE",
      description = "The same with the pipeline in a file.")
  private Path file;

  @Mixin private final SpanOptions span = new SpanOptions();

  /**
   * Returns the workload that these options describe.
   *
   * @param batch the batch interval
   * @throws DstreamException wrong usage
   */
  Workload toWorkload(Duration batch) throws InterruptedException {
    if (pipeline == null && file == null) {
      return Workload.wordcount(span.toSpec(batch), batch);
    }
    String option = file == null ? PIPE : PipelineOptions.OPTION;
    if (span.given()) {
      throw DstreamException.usage(
          "--window, --slide and --stateful are of wordcount, and " + option + " runs a pipeline",
          "a pipeline has stages for that, such as countByValueAndWindow and updateStateByKey");
    }
    String text = TextOrFile.of(PIPE, pipeline, PipelineOptions.OPTION, file);
    WarmUp.awaitClasses(); // the compiler uses Spark
    TypedPipeline compiled =
        new PipelineCompiler().compile(text, Map.of(SourceSet.ONLY, StreamType.LINES), batch);
    requireComparable(option, compiled);
    return Workload.pipe(text, new PipePlan(compiled, Map.of(SourceSet.ONLY, List.of())), batch);
  }

  /** Rejects a pipeline that can return different rows in two runs of the same batches. */
  private static void requireComparable(String option, TypedPipeline pipeline) {
    List<TypedStage> stages = pipeline.stages();
    if (pipeline.allStages().anyMatch(stage -> stage.call().name().equals("take"))) {
      throw DstreamException.usage(
          option + ": the results of take cannot be compared: they depend on the partitions",
          "top(n) has the same ones each time");
    }
    int last = stages.size() - 1;
    while (last >= 0 && stages.get(last).call().name().equals("filter")) {
      last--;
    }
    if (last < 0 || !UNORDERED.contains(stages.get(last).call().name())) {
      return;
    }
    throw DstreamException.usage(
        option
            + ": the results of "
            + stages.get(last).call().name()
            + " cannot be compared: its arrays have their elements in any order",
        "sort them: … | mapValues(values -> array_sort(values))");
  }
}
