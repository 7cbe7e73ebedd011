package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.text.StageCall;
import java.util.ArrayList;
import java.util.List;

/** The stage that corresponds to {@code PairDStreamFunctions.reduceByKey}. */
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
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    MergeArgument merge = MergeArgument.take(arguments);
    int tasks = arguments.tasks();
    arguments.end();
    return input -> {
      Pairs.require(call, input);
      Merging merging = merge.of(Input.parts(input).get(1), typing.functions());
      List<Step> steps =
          new ArrayList<>(List.of(new Step.ByKey(merging.by(call, Pairs.key(call, input)), tasks)));
      steps.addAll(merging.resultOfPairs(call, Input.parts(input).get(0).value()));
      return new TypedStage(call, merging.pairs(input), steps);
    };
  }
}
