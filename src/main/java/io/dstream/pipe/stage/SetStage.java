package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Types;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import java.util.Optional;

/**
 * The stages that correspond to {@code RDD.subtract} and {@code RDD.intersection} on each batch.
 */
record SetStage(JoinKind kind) implements Stage {
  @Override
  public String name() {
    return kind.stage();
  }

  @Override
  public String signature() {
    return name() + "(stream[, numTasks])";
  }

  @Override
  public boolean takesStream() {
    return true;
  }

  @Override
  public String meaning() {
    return kind.meaning();
  }

  @Override
  public String example() {
    return "flatMap(line -> split(line, ' ')) | "
        + name()
        + "(input | filter(line -> line LIKE '#%') | flatMap(line -> split(line, ' ')))";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Stream stream = arguments.stream();
    int tasks = arguments.tasks();
    arguments.end();
    return input -> {
      TypedPipeline other = typing.stream(stream);
      UnionStage.requireSame(this, stream, input, other.output());
      StreamType either =
          new StreamType(
              Types.nullable(input.element()), input.nullable() || other.output().nullable());
      return new TypedStage(
          call,
          either,
          List.of(
              new Step.Joined(
                  Elements.asComparedKeys(call, input),
                  Elements.asComparedKeys(call, other.output()),
                  other,
                  kind,
                  tasks),
              Elements.ofKeys(call, either)));
    };
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }
}
