package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A checked stage.
 *
 * @param output the type of the output stream
 * @param steps the steps that run, in order, at least one
 */
public record TypedStage(StageCall call, StreamType output, List<Step> steps) {
  public TypedStage {
    steps = List.copyOf(steps);
  }

  /** Creates a stage with one step. */
  public TypedStage(StageCall call, StreamType output, Step step) {
    this(call, output, List.of(step));
  }

  /** Returns the other streams that the stage reads. */
  public List<TypedPipeline> others() {
    return steps.stream().flatMap(step -> step.others().stream()).toList();
  }

  /** Returns the first step that keeps data from batch to batch, if any. */
  public Optional<Step> remembers() {
    return steps.stream().filter(Step::remembers).findFirst();
  }

  /** Returns whether a step keeps data from batch to batch. */
  public boolean isRemembering() {
    return remembers().isPresent();
  }

  /**
   * Returns the interval between the outputs of the stage; empty for one output per batch.
   *
   * @param before the interval between its inputs
   */
  public Optional<Duration> slide(Optional<Duration> before) {
    Optional<Duration> slide = before;
    for (Step step : steps) {
      slide = step.slide(slide);
    }
    return slide;
  }

  /** Returns the window of the stage, if it has one. */
  public Optional<Step.Windowed> window() {
    return remembers().filter(Step.Windowed.class::isInstance).map(Step.Windowed.class::cast);
  }
}
