package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import java.util.Optional;

/** The stage that corresponds to {@code DStream.reduceByWindow}. */
final class ReduceByWindowStage implements Stage {
  @Override
  public String name() {
    return "reduceByWindow";
  }

  @Override
  public String signature() {
    return "reduceByWindow((a, b) -> value[, (a, b) -> inverse], length[, slide])";
  }

  @Override
  public String meaning() {
    return "merges all elements of the last length into one, every slide; the inverse takes an"
        + " element out again, and may be left out";
  }

  @Override
  public String note() {
    return WindowArguments.NOTE;
  }

  @Override
  public String example() {
    return "map(line -> length(line)) | reduceByWindow(_ + _, 30s, 10s)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    MergeArgument merge = MergeArgument.take(arguments);
    Optional<Argument.Function> inverse = arguments.optionalFunction(2);
    WindowArguments window = WindowArguments.take(arguments, typing);
    arguments.end();
    return input -> {
      Merging merging = merge.of(Input.element(input), typing.functions());
      merging.checkInverse(inverse, typing.functions());
      return new TypedStage(
          call,
          merging.element(),
          List.of(
              window.over(Step.Content.merged(merging.by(call, ReduceStage.oneKey(call)))),
              merging.resultAlone(call)));
    };
  }
}
