package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Types;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import java.util.Optional;

/** The stage that corresponds to {@code DStream.union}. */
final class UnionStage implements Stage {
  @Override
  public String name() {
    return "union";
  }

  @Override
  public String signature() {
    return "union(stream)";
  }

  @Override
  public boolean takesStream() {
    return true;
  }

  @Override
  public String meaning() {
    return "adds the elements of another stream, which are of the same type";
  }

  @Override
  public String example() {
    return "union(input | map(line -> upper(line)))";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Stream stream = arguments.stream();
    arguments.end();
    return input -> {
      TypedPipeline other = typing.stream(stream);
      requireSame(this, stream, input, other.output());
      return new TypedStage(
          call,
          new StreamType(
              Types.nullable(input.element()), input.nullable() || other.output().nullable()),
          new Step.Union(other));
    };
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }

  /** Checks that the elements of both streams have the same type. */
  static void requireSame(Stage stage, Argument.Stream stream, StreamType input, StreamType other) {
    if (input.isPair() != other.isPair() // pairs are rows of two columns
        || !Types.same(input.element(), other.element())) {
      throw new PipelineException(
          stream.at(),
          stage.name()
              + " takes two streams of one type: this is "
              + input
              + ", the other "
              + other,
          "map or CAST one of them to the type of the other");
    }
  }
}
