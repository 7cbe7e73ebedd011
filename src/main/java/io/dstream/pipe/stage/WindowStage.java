package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;

/** {@code DStream.window}. */
final class WindowStage implements Stage {
  @Override
  public String name() {
    return "window";
  }

  @Override
  public String signature() {
    return "window(length[, slide])";
  }

  @Override
  public String meaning() {
    return "has all elements of the last length in each result, every slide";
  }

  @Override
  public String example() {
    return "window(30s, 10s) | countByValue()";
  }

  @Override
  public TypedStage check(StageCall call, StreamType input, Typing typing) {
    Arguments arguments = new Arguments(this, call);
    WindowArguments window = WindowArguments.take(arguments, typing);
    arguments.end();
    Expression element = Input.element(input).value();
    Step.Keyed elements = // the key is the element, and only tells where it is kept
        new Step.Keyed(
            RowFunction.of(call.text(), element),
            RowFunction.of(call.text(), Literal.create(null, DataTypes.BooleanType)),
            DataTypes.BooleanType);
    RowFunction back =
        RowFunction.element(
            call.text(), new BoundReference(0, element.dataType(), element.nullable()));
    return new TypedStage(
        call,
        input,
        List.of(
            window.over(Step.Content.all(elements)), new Step.Narrow(new MapRows(back), false)));
  }
}
