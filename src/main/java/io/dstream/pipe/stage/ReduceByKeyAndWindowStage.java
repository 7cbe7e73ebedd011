package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stage that corresponds to {@code PairDStreamFunctions.reduceByKeyAndWindow}. */
final class ReduceByKeyAndWindowStage implements Stage {
  @Override
  public String name() {
    return "reduceByKeyAndWindow";
  }

  @Override
  public String signature() {
    return "reduceByKeyAndWindow((a, b) -> value[, (a, b) -> inverse], length[, slide[, numTasks]])";
  }

  @Override
  public String meaning() {
    return "merges the values of each key of the last length, every slide; the inverse takes a"
        + " value out again, and may be left out";
  }

  @Override
  public String note() {
    return WindowArguments.NOTE;
  }

  @Override
  public String example() {
    return "map(line -> (line, 1)) | reduceByKeyAndWindow(_ + _, _ - _, 30s, 10s)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    MergeArgument merge = MergeArgument.take(arguments);
    Optional<Argument.Function> inverse = arguments.optionalFunction(2);
    WindowArguments window = WindowArguments.take(arguments, typing);
    arguments.tasks();
    arguments.end();
    return input -> {
      Pairs.require(call, input);
      Merging merging = merge.of(Input.parts(input).get(1), typing.functions());
      merging.checkInverse(inverse, typing.functions());
      List<Step> steps =
          new ArrayList<>(
              List.of(window.over(Step.Content.merged(merging.by(call, Pairs.key(call, input))))));
      steps.addAll(merging.resultOfPairs(call, Input.parts(input).get(0).value()));
      return new TypedStage(call, merging.pairs(input), steps);
    };
  }
}
