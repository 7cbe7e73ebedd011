package io.dstream.pipe;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.Stages;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.stage.TypedStage;
import io.dstream.pipe.stage.Typing;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.PipelineText;
import io.dstream.pipe.text.PipelineText.SourceName;
import io.dstream.pipe.text.StageCall;
import io.dstream.pipe.text.TextRange;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import io.dstream.spec.Nearest;
import io.dstream.spec.SourceSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes a typed pipeline of its text. It needs no Spark that runs. Loading Spark's functions takes
 * a moment, so one compiler serves for as many pipelines as there are.
 */
public final class PipelineCompiler {
  private final Functions functions = new Functions();

  /** The name under which JSON has the batch time of a result, before the result's columns. */
  private static final String TIME = "time";

  /**
   * Parses, resolves and checks a pipeline over one source, whose name is {@link SourceSet#ONLY},
   * with batches of a second.
   *
   * @param input what the source gives
   * @throws DstreamException wrong usage: the first mistake, with its place in the text
   */
  public TypedPipeline compile(String text, StreamType input) {
    return compile(text, Map.of(SourceSet.ONLY, input), Duration.ofSeconds(1));
  }

  /**
   * Parses, resolves and checks a pipeline.
   *
   * @param sources what the sources give, by name; each is to be used
   * @param batch the batch interval
   * @throws DstreamException wrong usage: the first mistake, with its place in the text
   */
  public TypedPipeline compile(String text, Map<String, StreamType> sources, Duration batch) {
    TypedPipeline pipeline;
    try {
      pipeline = new Compilation(sources, batch).pipeline(PipelineText.parse(text));
      requireOneState(pipeline);
      requireNoTime(pipeline);
    } catch (PipelineException e) {
      throw e.in(text);
    }
    for (String source : sources.keySet()) {
      if (!pipeline.sources().contains(source)) {
        throw DstreamException.usage(
            "--source " + source + "=… is not used in the pipeline",
            "leave it out, or add it with union(" + source + ")");
      }
    }
    return pipeline;
  }

  private final class Compilation implements Typing {
    private final Map<String, StreamType> sources;
    private final Duration batch;

    Compilation(Map<String, StreamType> sources, Duration batch) {
      this.sources = sources;
      this.batch = batch;
    }

    @Override
    public Functions functions() {
      return functions;
    }

    @Override
    public Duration requireBatches(Argument.Interval interval) {
      if (interval.duration().toMillis() % batch.toMillis() != 0) {
        throw new PipelineException(
            interval.at(),
            Durations.format(interval.duration())
                + " is no multiple of --batch "
                + Durations.format(batch),
            "windows and timeouts are a whole number of batches long");
      }
      return interval.duration();
    }

    @Override
    public TypedPipeline stream(Argument.Stream stream) {
      return pipeline(stream.pipeline());
    }

    private TypedPipeline pipeline(PipelineText text) {
      String source = text.source().map(this::source).orElseGet(() -> onlySource(text));
      List<TypedStage> stages = new ArrayList<>();
      StreamType type = sources.get(source);
      Duration slide = batch;
      for (StageCall call : text.stages()) {
        TypedStage stage = Stages.of(call).check(call, type, this);
        requireSameSlides(slide, stage);
        slide = stage.window().flatMap(Step.Windowed::slide).orElse(slide);
        stages.add(stage);
        type = stage.output();
      }
      return new TypedPipeline(source, sources.get(source), stages);
    }

    /** Spark joins no streams whose results come at other times. */
    private void requireSameSlides(Duration slide, TypedStage stage) {
      stage.steps().stream()
          .flatMap(step -> step.other().stream())
          .filter(other -> !slide(other).equals(slide))
          .findFirst()
          .ifPresent(
              other -> {
                throw new PipelineException(
                    stage.call().at(),
                    "one stream has a result every "
                        + Durations.format(slide)
                        + ", and the other every "
                        + Durations.format(slide(other)),
                    "give the window no slide, or put it after " + stage.call().name());
              });
    }

    private Duration slide(TypedPipeline pipeline) {
      return pipeline.window().flatMap(Step.Windowed::slide).orElse(batch);
    }

    private String source(SourceName written) {
      String name = written.name();
      if (sources.containsKey(name)) {
        return name;
      }
      if (Stages.names().contains(name)) {
        throw new PipelineException(
            new TextRange(written.at().to(), written.at().to()),
            "expected ( after the stage " + name,
            "a stage without arguments is written " + name + "()");
      }
      throw new PipelineException(
          written.at(),
          "there is no source " + name,
          Nearest.hint(
              name,
              Stream.concat(sources.keySet().stream(), Stages.names().stream()).toList(),
              "sources are " + all() + "; a stage is written NAME(…)"));
    }

    private String onlySource(PipelineText text) {
      if (sources.size() > 1) {
        throw new PipelineException(
            text.stages().get(0).nameAt(),
            "expected the name of the source that the pipeline begins with: " + all(),
            "write " + sources.keySet().iterator().next() + " | …");
      }
      return sources.keySet().iterator().next();
    }

    private String all() {
      return String.join(", ", sources.keySet());
    }
  }

  private static void requireOneState(TypedPipeline pipeline) {
    pipeline
        .remembering()
        .skip(1)
        .findFirst()
        .ifPresent(
            second -> {
              throw new PipelineException(
                  second.call().nameAt(), "a pipeline has one window or one state at most");
            });
  }

  private static void requireNoTime(TypedPipeline pipeline) {
    if (pipeline.results().names().contains(TIME)) {
      throw new PipelineException(
          pipeline.last().call().nameAt(),
          "a result has no column " + TIME + ": that is the time of its batch",
          "name it otherwise, such as (x AS at)");
    }
  }
}
