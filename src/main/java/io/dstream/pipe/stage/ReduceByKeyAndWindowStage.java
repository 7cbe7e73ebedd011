package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.List;

/** {@code PairDStreamFunctions.reduceByKeyAndWindow}. */
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
  public String example() {
    return "map(line -> (line, 1)) | reduceByKeyAndWindow(_ + _, _ - _, 30s, 10s)";
  }

  @Override
  public TypedStage check(StageCall call, StreamType input, Typing typing) {
    Pairs.require(call, input);
    Arguments arguments = new Arguments(this, call);
    Argument.Function function = arguments.merge();
    FixedType merge = FixedType.ofMerge(function, input.value().dataType(), typing.functions());
    if (arguments.nextIs(Argument.Function.class)) {
      FixedType.ofMerge(arguments.function(List.of(2)), merge.type(), typing.functions());
    }
    WindowArguments window = WindowArguments.take(arguments, typing);
    arguments.tasks();
    arguments.end();
    return new TypedStage(
        call,
        StreamType.pairs(input.key(), StreamType.column("value", merge.type(), true)),
        window.over(Step.Content.merged(Pairs.merged(call, input, merge))));
  }
}
