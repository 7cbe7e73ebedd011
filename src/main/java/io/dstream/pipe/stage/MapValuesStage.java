package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.StructField;

/** The stage that corresponds to {@code PairDStreamFunctions.mapValues}. */
final class MapValuesStage implements Stage {
  @Override
  public String name() {
    return "mapValues";
  }

  @Override
  public String signature() {
    return "mapValues(v -> value)";
  }

  @Override
  public String meaning() {
    return "applies a function to the value of each pair";
  }

  @Override
  public String example() {
    return "map(line -> (line, 1)) | mapValues(n -> n * 10)";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Function written = arguments.function();
    arguments.end();
    return input -> {
      Pairs.require(call, input);
      Expression value =
          ElementFunction.ofValue(arguments, written, input, typing.functions()).value();
      StructField field = StreamType.column("value", value.dataType(), value.nullable());
      Expression key = Input.parts(input).get(0).value();
      return new TypedStage(
          call,
          StreamType.pairs(input.key(), field),
          new Step.Narrow(new MapRows(new RowFunction(call.text(), List.of(key, value))), true));
    };
  }
}
