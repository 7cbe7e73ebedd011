package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.PipelineException;
import java.util.Optional;

/** A kind of stage. It is stateless; {@link Stages} holds one instance of each. */
public interface Stage {
  /** Returns the name in a pipeline, which is the name in Spark. */
  String name();

  /** Returns how the stage is called, such as {@code map(x -> value)}. */
  String signature();

  /** Returns whether the first argument is another stream. */
  default boolean takesStream() {
    return false;
  }

  /** Returns what the stage does, in one line. */
  String meaning();

  /** Returns an additional note for users in one line; empty if there is none. */
  default String note() {
    return "";
  }

  /** Returns a complete pipeline over lines of text that uses the stage. */
  String example();

  /**
   * Takes all arguments of a call and checks their number and kinds.
   *
   * @param typing resolves the arguments
   * @throws PipelineException if an argument is wrong, with its place
   */
  CheckedCall take(Arguments arguments, Typing typing);

  /**
   * Returns the type of the output stream; empty if it depends on the arguments. If the arguments
   * are wrong, later stages are checked with this type.
   *
   * @param input the type of the input stream; empty if it is unknown
   */
  default Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return Optional.empty();
  }
}
