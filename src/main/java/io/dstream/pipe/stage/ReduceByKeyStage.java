package io.dstream.pipe.stage;

import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.List;

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
    RowFunction key = Pairs.key(call, input);
    Arguments arguments = new Arguments(this, call);
    Argument.Function function = arguments.function(List.of(2));
    int tasks = arguments.tasks();
    arguments.end();
    FixedType merge = FixedType.ofMerge(function, input.value().dataType(), typing.functions());
    Aggregation aggregation =
        new Aggregation(
            key, Pairs.value(call, input, merge.type()), RowFunction.of(call.text(), merge.body()));
    StreamType output =
        StreamType.pairs(input.key(), StreamType.column("value", merge.type(), true));
    return new TypedStage(call, output, new Step.ByKey(aggregation, tasks));
  }
}
