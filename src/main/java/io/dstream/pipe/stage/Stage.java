package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.PipelineException;
import java.util.Optional;

/** A kind of stage. It is stateless; {@link Stages} has one of each. */
public interface Stage {
  /** The name in a pipeline, which is Spark's. */
  String name();

  /** How it is called: {@code map(x -> value)}. */
  String signature();

  /** Whether its first argument is another stream. */
  default boolean takesStream() {
    return false;
  }

  /** What it does, one line. */
  String meaning();

  /** What else a person should know who writes it, one line; empty for nothing. */
  default String note() {
    return "";
  }

  /** A whole pipeline on lines of text that uses it. */
  String example();

  /**
   * Takes the arguments of a call, all of them, and checks their number and kinds.
   *
   * @param typing resolves what the arguments say
   * @throws PipelineException at the place that is wrong
   */
  CheckedCall take(Arguments arguments, Typing typing);

  /**
   * The type of the stream after it, whatever its arguments are; empty where it depends on them.
   * Later stages are checked with it when the arguments are wrong.
   *
   * @param input the type of the stream before it, empty where that is not known
   */
  default Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return Optional.empty();
  }
}
