package io.dstream.pipe.stage;

import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.keyed.StateUpdate;

/** How a stage runs. */
public sealed interface Step {
  /**
   * Within a partition; steps in a row are one {@link NarrowChain}.
   *
   * @param keepsKeys whether a pair that comes out has the key of one that came in, once at most
   */
  record Narrow(NarrowStep step, boolean keepsKeys) implements Step {}

  /**
   * Two streams become one.
   *
   * @param other what is added
   */
  record Union(TypedPipeline other) implements Step {}

  /**
   * By key: combined on the map side, shuffled, merged.
   *
   * @param tasks how many reducers the user asks for; 0 for the engine's choice
   */
  record ByKey(Aggregation aggregation, int tasks) implements Step {}

  /**
   * By key, with a state that is kept from batch to batch.
   *
   * @param tasks how many reducers the user asks for; 0 for the engine's choice
   */
  record State(StateUpdate update, int tasks) implements Step {}
}
