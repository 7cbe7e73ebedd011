package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.query.Queries;
import io.dstream.pipe.text.Argument;
import java.time.Duration;
import java.util.List;

/** Checks the arguments of a stage and resolves their types. */
public interface Typing {
  /** Resolves functions. */
  Functions functions();

  /** Resolves queries. */
  Queries queries();

  /** The sources, each a pipeline without stages. */
  List<TypedPipeline> sources();

  /**
   * Checks the length of a window, a slide or a timeout.
   *
   * @throws io.dstream.pipe.text.PipelineException if it is not a multiple of the batch interval
   */
  Duration requireBatches(Argument.Interval interval);

  /** Returns the checked pipeline of a stream that is an argument. */
  TypedPipeline stream(Argument.Stream stream);
}
