package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.util.List;

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

  /** Whether it keeps a state, which then is what comes out of it. */
  boolean keepsState() {
    return steps.get(steps.size() - 1) instanceof Step.State;
  }
}
