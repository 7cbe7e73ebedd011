package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.ArrayType;

/** The stage that corresponds to {@code PairDStreamFunctions.flatMapValues}. */
final class FlatMapValuesStage implements Stage {
  @Override
  public String name() {
    return "flatMapValues";
  }

  @Override
  public String signature() {
    return "flatMapValues(v -> array)";
  }

  @Override
  public String meaning() {
    return "makes a pair of the key and each element of the array that the function gives";
  }

  @Override
  public String example() {
    return "map(line -> (length(line), line)) | flatMapValues(line -> split(line, ' '))";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Function written = arguments.function();
    arguments.end();
    return input -> {
      Pairs.require(call, input);
      ElementFunction function =
          ElementFunction.ofValue(arguments, written, input, typing.functions());
      ArrayType array = FlatMapStage.requireArray(this, function);
      Expression key = Input.parts(input).get(0).value();
      StreamType output =
          StreamType.pairs(
              input.key(), StreamType.column("value", array.elementType(), array.containsNull()));
      RowFunction both = new RowFunction(call.text(), List.of(key, function.value()));
      return new TypedStage(
          call, output, new Step.Narrow(new FlatMapValuesRows(both, array.elementType()), false));
    };
  }
}
