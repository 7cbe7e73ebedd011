package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;

/** {@code OrderedRDDFunctions.sortByKey} of each batch. */
final class SortByKeyStage implements Stage {
  @Override
  public String name() {
    return "sortByKey";
  }

  @Override
  public String signature() {
    return "sortByKey([ascending[, numTasks]])";
  }

  @Override
  public String meaning() {
    return "puts the pairs of each batch in the order of their keys; ascending is true or false";
  }

  @Override
  public String example() {
    return "map(line -> (length(line), line)) | sortByKey(false)";
  }

  @Override
  public TypedStage check(StageCall call, StreamType input, Typing typing) {
    Pairs.require(call, input);
    Arguments arguments = new Arguments(this, call);
    boolean ascending = arguments.optionalFlag().map(Argument.Flag::value).orElse(true);
    arguments.tasks();
    arguments.end();
    return Sorting.by(call, input, Input.parts(input).get(0).value(), ascending).stage();
  }
}
