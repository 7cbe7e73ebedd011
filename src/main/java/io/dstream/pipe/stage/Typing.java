package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.text.Argument;

/** What a stage finds the types of its arguments with. */
public interface Typing {
  /** Resolves functions. */
  Functions functions();

  /**
   * Checks another stream that is an argument.
   *
   * @throws io.dstream.pipe.text.PipelineException at the place that is wrong
   */
  TypedPipeline stream(Argument.Stream stream);
}
