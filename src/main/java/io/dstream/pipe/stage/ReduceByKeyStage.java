package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;

/** {@code PairDStreamFunctions.reduceByKey}. */
final class ReduceByKeyStage implements Stage {
  @Override
  public String name() {
    return "reduceByKey";
  }

  @Override
  public String signature() {
    return "reduceByKey((a, b) -> value[, numTasks])";
  }

  @Override
  public String meaning() {
    return "merges the values of each key of a batch by an associative function";
  }

  @Override
  public String example() {
    return "map(line -> (length(line), 1)) | reduceByKey(_ + _)";
  }

  @Override
  public TypedStage check(StageCall call, StreamType input, Typing typing) {
    Pairs.require(call, input);
    Arguments arguments = new Arguments(this, call);
    Argument.Function function = arguments.merge();
    int tasks = arguments.tasks();
    arguments.end();
    FixedType merge = FixedType.ofMerge(function, input.value().dataType(), typing.functions());
    StreamType output =
        StreamType.pairs(input.key(), StreamType.column("value", merge.type(), true));
    return new TypedStage(call, output, new Step.ByKey(Pairs.merged(call, input, merge), tasks));
  }
}
