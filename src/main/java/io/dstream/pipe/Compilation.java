package io.dstream.pipe;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.query.Queries;
import io.dstream.pipe.stage.Arguments;
import io.dstream.pipe.stage.CheckedCall;
import io.dstream.pipe.stage.Stage;
import io.dstream.pipe.stage.Stages;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.stage.TypedStage;
import io.dstream.pipe.stage.Typing;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.Mistakes;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.PipelineText;
import io.dstream.pipe.text.StageCall;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the types of one pipeline, stage by stage, and all of its mistakes. After a wrong stage,
 * the type of the stream is unknown, unless the output of the stage does not depend on its
 * arguments. If the type is unknown, later stages only get the checks that need no type.
 */
final class Compilation implements Typing {
  /** The name of a result's batch time in JSON, where it precedes the result's columns. */
  static final String TIME = "time";

  private final Functions functions;
  private final Sources sources;
  private final Duration batch;
  private final Mistakes mistakes;
  private final Map<Argument.Stream, Optional<TypedPipeline>> streams = new HashMap<>();

  /**
   * @param mistakes collects the mistakes that are found
   */
  Compilation(Functions functions, Sources sources, Duration batch, Mistakes mistakes) {
    this.functions = functions;
    this.sources = sources;
    this.batch = batch;
    this.mistakes = mistakes;
  }

  @Override
  public Functions functions() {
    return functions;
  }

  @Override
  public Queries queries() {
    return new Queries(functions.analyzer());
  }

  @Override
  public List<TypedPipeline> sources() {
    return List.copyOf(sources.records().values());
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
    return streams.get(stream).orElseThrow();
  }

  /** Checks a pipeline. Returns empty if the source or a stage is wrong. */
  Optional<TypedPipeline> compile(PipelineText text) {
    Optional<TypedPipeline> pipeline = pipeline(text);
    pipeline.ifPresent(this::requireNoTime);
    return pipeline;
  }

  private Optional<TypedPipeline> pipeline(PipelineText text) {
    Optional<String> source = mistakes.attempt(() -> sources.first(text));
    Optional<StreamType> type = source.map(sources::type).or(sources::onlyType);
    Optional<Duration> slide = Optional.of(batch);
    List<TypedStage> stages = new ArrayList<>();
    for (StageCall call : text.stages()) {
      Checked checked = check(call, type);
      slide = slide.flatMap(before -> checked.stage().map(stage -> slideAfter(before, stage)));
      checked.stage().ifPresent(stages::add);
      type = checked.output();
    }
    return stages.size() == text.stages().size()
        ? source.map(name -> sources.records().get(name).then(stages))
        : Optional.empty();
  }

  /**
   * The result of checking a stage.
   *
   * @param stage the stage; empty if it has a mistake or if the type of its input is unknown
   * @param output the type of the output stream, if it is known nevertheless
   */
  private record Checked(Optional<TypedStage> stage, Optional<StreamType> output) {}

  private Checked check(StageCall call, Optional<StreamType> input) {
    Optional<Stage> stage = stage(call);
    Optional<CheckedCall> arguments = arguments(call, stage);
    if (arguments.isPresent() && input.isPresent()) {
      try {
        TypedStage right = arguments.get().on(input.get());
        return new Checked(Optional.of(right), Optional.of(right.output()));
      } catch (PipelineException e) {
        mistakes.add(e);
        if (call.functions().stream().noneMatch(function -> function.at().contains(e.at()))) {
          stage = Optional.empty(); // its input has the wrong type, perhaps from an earlier mistake
        }
      }
    }
    call.functions().forEach(function -> functions.mistakes(function).forEach(mistakes::add));
    return new Checked(Optional.empty(), stage.flatMap(known -> known.certainOutput(input)));
  }

  /** Finds the stage. If its brackets are missing, only that is a mistake, not an unknown name. */
  private Optional<Stage> stage(StageCall call) {
    return call.hasBrackets() ? mistakes.attempt(() -> Stages.of(call)) : Stages.named(call.name());
  }

  /** Returns the arguments if they and all streams among them are correct. */
  private Optional<CheckedCall> arguments(StageCall call, Optional<Stage> stage) {
    if (stage.isEmpty() || !call.isComplete()) {
      call.streams().stream().filter(one -> !one.pipeline().stages().isEmpty()).forEach(this::add);
      return Optional.empty();
    }
    Arguments arguments = new Arguments(stage.get(), call);
    Optional<CheckedCall> checked = mistakes.attempt(() -> stage.get().take(arguments, this));
    arguments.streams().forEach(this::add);
    return arguments.streams().stream().allMatch(one -> streams.get(one).isPresent())
        ? checked
        : Optional.empty();
  }

  private void add(Argument.Stream stream) {
    streams.put(stream, pipeline(stream.pipeline()));
  }

  /** Returns the slide after a stage. Spark does not join streams with different slides. */
  private Duration slideAfter(Duration slide, TypedStage stage) {
    stage.others().stream()
        .filter(other -> !sources.areTables(other))
        .map(other -> other.slide().orElse(batch))
        .filter(other -> !other.equals(slide))
        .findFirst()
        .ifPresent(other -> mistakes.add(differentSlides(stage.call(), slide, other)));
    if (stage.window().isPresent()) {
      requireWholeResults(stage.call(), slide);
    }
    return stage.slide(Optional.of(slide)).orElseThrow();
  }

  private static PipelineException differentSlides(StageCall call, Duration one, Duration other) {
    return new PipelineException(
        call.at(),
        "one stream has a result every "
            + Durations.format(one)
            + ", and the other every "
            + Durations.format(other),
        "give the window no slide, or put it after " + call.name());
  }

  /**
   * Checks that durations are multiples of the slide. As in Spark, a window after another one
   * consists of the results of that window.
   */
  private void requireWholeResults(StageCall call, Duration slide) {
    call.intervals().stream()
        .filter(interval -> interval.duration().toMillis() % slide.toMillis() != 0)
        .map(
            interval ->
                new PipelineException(
                    interval.at(),
                    Durations.format(interval.duration())
                        + " is no multiple of "
                        + Durations.format(slide)
                        + ", the slide of the window before",
                    "a window after another one is made of its results"))
        .forEach(mistakes::add);
  }

  private void requireNoTime(TypedPipeline pipeline) {
    boolean named = pipeline.results().names().contains(TIME);
    if (named && pipeline.stages().isEmpty()) {
      throw DstreamException.usage(
          "a result has no column " + TIME + ": that is the time of its batch",
          "name it otherwise in --schema, or in a stage such as map(x -> (x.time AS at))");
    } else if (named) {
      mistakes.add(
          new PipelineException(
              pipeline.last().call().nameAt(),
              "a result has no column " + TIME + ": that is the time of its batch",
              "name it otherwise, such as (x AS at)"));
    }
  }
}
