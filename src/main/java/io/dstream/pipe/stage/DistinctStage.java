package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;

/** The stage that corresponds to {@code RDD.distinct} on each batch. */
final class DistinctStage implements Stage {
  @Override
  public String name() {
    return "distinct";
  }

  @Override
  public String signature() {
    return "distinct([numTasks])";
  }

  @Override
  public String meaning() {
    return "keeps each different element of a batch once";
  }

  @Override
  public String example() {
    return "flatMap(line -> split(line, ' ')) | distinct()";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    int tasks = arguments.tasks();
    arguments.end();
    return input -> {
      Expression nothing = Literal.create(null, DataTypes.BooleanType);
      Aggregation once =
          new Aggregation(
              Pairs.key(call, Input.element(input).value()),
              RowFunction.of(call.text(), nothing),
              RowFunction.of(call.text(), nothing));
      return new TypedStage(
          call, input, List.of(new Step.ByKey(once, tasks), Elements.ofKeys(call, input)));
    };
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }
}
