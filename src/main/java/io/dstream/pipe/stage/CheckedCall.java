package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.PipelineException;

/** A call whose arguments have the right number and kinds. Their types are not resolved yet. */
@FunctionalInterface
public interface CheckedCall {
  /**
   * Resolves the types.
   *
   * @param input the type of the stage's input stream
   * @throws PipelineException if the call is wrong for this input, with the place of the mistake
   */
  TypedStage on(StreamType input);
}
