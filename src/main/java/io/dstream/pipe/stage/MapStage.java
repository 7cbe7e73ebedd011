package io.dstream.pipe.stage;

import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** The stage that corresponds to {@code DStream.map}. */
final class MapStage implements Stage {
  @Override
  public String name() {
    return "map";
  }

  @Override
  public String signature() {
    return "map(x -> value)";
  }

  @Override
  public String meaning() {
    return "applies a function to each element; a tuple of two, (key, value), makes pairs";
  }

  @Override
  public String example() {
    return "map(line -> (length(line), line))";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Function written = arguments.function();
    arguments.end();
    return input -> {
      Expression value = ElementFunction.of(arguments, written, input, typing.functions()).value();
      return new TypedStage(
          call,
          new StreamType(value.dataType(), value.nullable()),
          new Step.Narrow(new MapRows(RowFunction.element(call.text(), value)), false));
    };
  }
}
