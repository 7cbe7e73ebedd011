package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.Optional;

/** The stage that corresponds to {@code OrderedRDDFunctions.sortByKey} on each batch. */
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
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    boolean ascending = arguments.optionalFlag().map(Argument.Flag::value).orElse(true);
    arguments.tasks();
    arguments.end();
    return input -> {
      Pairs.require(call, input);
      return Sorting.by(call, input, Input.parts(input).get(0).value(), ascending).stage();
    };
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }
}
