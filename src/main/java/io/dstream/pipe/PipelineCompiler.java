package io.dstream.pipe;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.Stages;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedStage;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.PipelineText;
import io.dstream.pipe.text.StageCall;
import io.dstream.spec.DstreamException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a typed pipeline of its text. It needs no Spark that runs. Loading Spark's functions takes
 * a moment, so one compiler serves for as many pipelines as there are.
 */
public final class PipelineCompiler {
  private final Functions functions = new Functions();

  /** What stands before the columns of a result, in JSON under this name. */
  private static final String TIME = "time";

  /**
   * Parses, resolves and checks a pipeline.
   *
   * @param input the stream that it begins with
   * @throws DstreamException wrong usage: the first mistake, with its place in the text
   */
  public TypedPipeline compile(String text, StreamType input) {
    try {
      List<TypedStage> stages = new ArrayList<>();
      StreamType type = input;
      for (StageCall call : PipelineText.parse(text).stages()) {
        TypedStage stage = Stages.of(call).check(call, type, functions);
        if (keepsState(stage) && stages.stream().anyMatch(this::keepsState)) {
          throw new PipelineException(call.nameAt(), "a pipeline keeps one state at most");
        }
        stages.add(stage);
        type = stage.output();
      }
      TypedPipeline pipeline = new TypedPipeline(text, input, stages);
      requireNoTime(pipeline);
      return pipeline;
    } catch (PipelineException e) {
      throw e.in(text);
    }
  }

  private boolean keepsState(TypedStage stage) {
    return stage.step() instanceof Step.State;
  }

  private static void requireNoTime(TypedPipeline pipeline) {
    if (pipeline.results().names().contains(TIME)) {
      throw new PipelineException(
          pipeline.stages().get(pipeline.stages().size() - 1).call().nameAt(),
          "a result has no column " + TIME + ": that is the time of its batch",
          "name it otherwise, such as (x AS at)");
    }
  }
}
