package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;

/** {@code RDD.sortBy} of each batch. */
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
  public TypedStage check(StageCall call, StreamType input, Typing typing) {
    Arguments arguments = new Arguments(this, call);
    ElementFunction key = ElementFunction.take(arguments, input, typing.functions());
    boolean ascending = arguments.optionalFlag().map(Argument.Flag::value).orElse(true);
    arguments.tasks();
    arguments.end();
    return Sorting.by(call, input, key.value(), ascending).stage();
  }
}
