package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stage that is checked.
 *
 * @param output the type of the stream after it
 * @param steps how it runs, one after the other, at least one
 */
public record TypedStage(StageCall call, StreamType output, List<Step> steps) {
  public TypedStage {
    steps = List.copyOf(steps);
  }

  /** A stage of one step. */
  public TypedStage(StageCall call, StreamType output, Step step) {
    this(call, output, List.of(step));
  }

  /** The other streams that it takes in. */
  public List<TypedPipeline> others() {
    return steps.stream().flatMap(step -> step.others().stream()).toList();
  }

  /** The step by which it remembers something from batch to batch. */
  public Optional<Step> remembers() {
    return steps.stream().filter(Step::remembers).findFirst();
  }

  /** Whether it does. */
  public boolean isRemembering() {
    return remembers().isPresent();
  }

  /**
   * How far what comes out of it is apart; empty for each batch.
   *
   * @param before how far what comes in is
   */
  public Optional<Duration> slide(Optional<Duration> before) {
    Optional<Duration> slide = before;
    for (Step step : steps) {
      slide = step.slide(slide);
    }
    return slide;
  }

  /** Its window. */
  public Optional<Step.Windowed> window() {
    return remembers().filter(Step.Windowed.class::isInstance).map(Step.Windowed.class::cast);
  }
}
