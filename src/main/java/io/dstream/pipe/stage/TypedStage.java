package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
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

  /** The step by which it remembers something from batch to batch. */
  Optional<Step> remembers() {
    return steps.stream().filter(Step::remembers).findFirst();
  }

  /** Whether it does. */
  public boolean isRemembering() {
    return remembers().isPresent();
  }

  /** Its window. */
  public Optional<Step.Windowed> window() {
    return remembers().filter(Step.Windowed.class::isInstance).map(Step.Windowed.class::cast);
  }
}
