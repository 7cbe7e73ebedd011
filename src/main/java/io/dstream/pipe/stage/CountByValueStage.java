package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import io.dstream.pipe.text.TextRange;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;

/** The stage that corresponds to {@code DStream.countByValue}. */
final class CountByValueStage implements Stage {
  @Override
  public String name() {
    return "countByValue";
  }

  @Override
  public String signature() {
    return "countByValue([numTasks])";
  }

  @Override
  public String meaning() {
    return "counts how often each element is in a batch; makes pairs of the element and a BIGINT";
  }

  @Override
  public String example() {
    return "flatMap(line -> split(line, ' ')) | countByValue()";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    int tasks = arguments.tasks();
    arguments.end();
    return input ->
        new TypedStage(
            call, output(input), new Step.ByKey(counting(call, input, typing.functions()), tasks));
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input.map(CountByValueStage::output);
  }

  /** Returns the aggregation that counts each element. */
  static Aggregation counting(StageCall call, StreamType input, Functions functions) {
    return new Aggregation(
        Pairs.key(call, Input.element(input).value()),
        RowFunction.of(call.text(), Literal.create(1L, DataTypes.LongType)),
        RowFunction.of(call.text(), sum(call, functions)));
  }

  /** Returns the output type: pairs of an element and its count. */
  static StreamType output(StreamType input) {
    Expression element = Input.element(input).value();
    return StreamType.pairs(
        StreamType.column("key", element.dataType(), element.nullable()),
        StreamType.column("value", DataTypes.LongType, false));
  }

  /** Returns the expression that adds two counts. */
  static Expression sum(StageCall call, Functions functions) {
    TextRange at = call.nameAt();
    List<Argument.Parameter> parameters =
        List.of(new Argument.Parameter("a", at), new Argument.Parameter("b", at));
    return functions.resolve(
        new Argument.Function(parameters, "a + b", at, at),
        List.of(
            Input.column(0, DataTypes.LongType, false),
            Input.column(1, DataTypes.LongType, false)));
  }
}
