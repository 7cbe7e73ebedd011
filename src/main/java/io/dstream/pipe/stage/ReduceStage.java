package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;

/**
 * The stage that corresponds to {@code DStream.reduce}. As in Spark, it is {@code reduceByKey} with
 * one key for all elements.
 */
final class ReduceStage implements Stage {
  @Override
  public String name() {
    return "reduce";
  }

  @Override
  public String signature() {
    return "reduce((a, b) -> value)";
  }

  @Override
  public String meaning() {
    return "merges all elements of a batch into one by an associative function";
  }

  @Override
  public String example() {
    return "map(line -> length(line)) | reduce(_ + _)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    MergeArgument merge = MergeArgument.take(arguments);
    arguments.end();
    return input -> {
      Merging merging = merge.of(Input.element(input), typing.functions());
      return new TypedStage(
          call,
          merging.element(),
          List.of(new Step.ByKey(merging.by(call, oneKey(call)), 0), merging.resultAlone(call)));
    };
  }

  /** Returns the key that all elements share. */
  static RowFunction oneKey(StageCall call) {
    return RowFunction.of(call.text(), Literal.create(0, DataTypes.IntegerType));
  }
}
