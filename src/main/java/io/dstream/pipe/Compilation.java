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
 * Finds the types of one pipeline, stage by stage, and all of its mistakes. After a stage that is
 * wrong the type of the stream is not known, unless the stage has one output whatever its arguments
 * are: later stages are then checked for what needs no type.
 */
final class Compilation implements Typing {
  /** The name under which JSON has the batch time of a result, before the result's columns. */
  static final String TIME = "time";

  private final Functions functions;
  private final Sources sources;
  private final Duration batch;
  private final Mistakes mistakes;
  private final Map<Argument.Stream, Optional<TypedPipeline>> streams = new HashMap<>();

  /**
   * @param mistakes gets those that are found
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

  /** Checks a pipeline; empty when there is a mistake in it. */
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
   * A stage that was checked.
   *
   * @param stage empty when there is a mistake in it, or its input is not known
   * @param output the type of the stream after it, where that is known all the same
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
          stage =
              Optional.empty(); // its input is of the wrong type, which may be an earlier mistake
        }
      }
    }
    call.functions().forEach(function -> functions.mistakes(function).forEach(mistakes::add));
    return new Checked(Optional.empty(), stage.flatMap(known -> known.certainOutput(input)));
  }

  /** Where a name has no brackets, that is the mistake, and not the name. */
  private Optional<Stage> stage(StageCall call) {
    return call.hasBrackets() ? mistakes.attempt(() -> Stages.of(call)) : Stages.named(call.name());
  }

  /** The arguments, when they and all streams among them are right. */
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

  /** Spark joins no streams whose results come at other times. */
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

  /** A window after another one is made of its results, as Spark has it. */
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
