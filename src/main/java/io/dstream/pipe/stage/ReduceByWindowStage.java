package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.util.List;

/** {@code DStream.reduceByWindow}. */
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
  public String example() {
    return "map(line -> length(line)) | reduceByWindow(_ + _, 30s, 10s)";
  }

  @Override
  public TypedStage check(StageCall call, StreamType input, Typing typing) {
    Arguments arguments = new Arguments(this, call);
    Merging merging = Merging.take(arguments, Input.element(input), typing.functions());
    merging.takeInverse(arguments, typing.functions());
    WindowArguments window = WindowArguments.take(arguments, typing);
    arguments.end();
    return new TypedStage(
        call,
        merging.element(),
        List.of(
            window.over(Step.Content.merged(merging.by(call, ReduceStage.oneKey(call)))),
            merging.resultAlone(call)));
  }
}
