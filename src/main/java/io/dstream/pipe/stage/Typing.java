package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.query.Queries;
import io.dstream.pipe.text.Argument;
import java.time.Duration;
import java.util.List;

/** Checks the arguments of a stage, and finds their types. */
public interface Typing {
  /** Resolves functions. */
  Functions functions();

  /** Resolves queries. */
  Queries queries();

  /** The sources, each a pipeline without stages. */
  List<TypedPipeline> sources();

  /**
   * Checks the length of a window, or of its slide.
   *
   * @throws io.dstream.pipe.text.PipelineException when it is no multiple of the batch interval
   */
  Duration requireBatches(Argument.Interval interval);

  /** Another stream that is an argument, which was found to be right. */
  TypedPipeline stream(Argument.Stream stream);
}
