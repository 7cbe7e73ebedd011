package io.dstream.pipe.stage;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import org.apache.spark.sql.types.DataTypes;

/** The stage that corresponds to {@code PairDStreamFunctions.groupByKey}. */
final class GroupByKeyStage implements Stage {
  @Override
  public String name() {
    return "groupByKey";
  }

  @Override
  public String signature() {
    return "groupByKey([numTasks])";
  }

  @Override
  public String meaning() {
    return "makes of each key of a batch a pair of the key and an array of its values";
  }

  @Override
  public String example() {
    return "map(line -> (length(line), line)) | groupByKey()";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    int tasks = arguments.tasks();
    arguments.end();
    return input -> {
      Pairs.require(call, input);
      Step.Keyed values = Pairs.keyed(call, input);
      StreamType output =
          StreamType.pairs(
              input.key(),
              StreamType.column("value", DataTypes.createArrayType(values.type(), true), false));
      return new TypedStage(call, output, new Step.Grouped(values, tasks));
    };
  }
}
