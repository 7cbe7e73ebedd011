package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.Optional;

/** The stage that corresponds to {@code RDD.sortBy} on each batch. */
final class SortByStage implements Stage {
  @Override
  public String name() {
    return "sortBy";
  }

  @Override
  public String signature() {
    return "sortBy(x -> key[, ascending[, numTasks]])";
  }

  @Override
  public String meaning() {
    return "puts the elements of each batch in the order of what the function gives; ascending is true or false";
  }

  @Override
  public String example() {
    return "sortBy(line -> length(line), false)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Function written = arguments.function();
    boolean ascending = arguments.optionalFlag().map(Argument.Flag::value).orElse(true);
    arguments.tasks();
    arguments.end();
    return input -> {
      ElementFunction key = ElementFunction.of(arguments, written, input, typing.functions());
      return Sorting.by(call, input, key.value(), ascending).stage();
    };
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }
}
