package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
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
    Argument.Function function = arguments.merge();
    FixedType merge = FixedType.ofMerge(function, input.element(), typing.functions());
    if (arguments.nextIs(Argument.Function.class)) {
      FixedType.ofMerge(arguments.function(List.of(2)), merge.type(), typing.functions());
    }
    WindowArguments window = WindowArguments.take(arguments, typing);
    arguments.end();
    return new TypedStage(
        call,
        new StreamType(merge.type(), true),
        List.of(
            window.over(Step.Content.merged(ReduceStage.ofAll(call, input, merge.body()))),
            ReduceStage.valueAlone(call, merge.type())));
  }
}
