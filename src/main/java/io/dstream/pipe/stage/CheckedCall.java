package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.PipelineException;

/** A call whose arguments are right in number and kind; of which types they are is still open. */
@FunctionalInterface
public interface CheckedCall {
  /**
   * Finds the types.
   *
   * @param input the type of the stream before the stage
   * @throws PipelineException at the place that is wrong
   */
  TypedStage on(StreamType input);
}
