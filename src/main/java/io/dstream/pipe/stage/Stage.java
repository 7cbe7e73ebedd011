package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;

/** A kind of stage. It is stateless; {@link Stages} has one of each. */
public interface Stage {
  /** The name in a pipeline, which is Spark's. */
  String name();

  /** How it is called: {@code map(x -> value)}. */
  String signature();

  /** What it does, one line. */
  String meaning();

  /** A whole pipeline on lines of text that uses it. */
  String example();

  /**
   * Checks a call of this stage.
   *
   * @param input the type of the stream before it
   * @param typing resolves what the arguments say
   * @throws PipelineException at the place that is wrong
   */
  TypedStage check(StageCall call, StreamType input, Typing typing);
}
