package io.dstream.pipe.stage;

import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;

/** The stage that corresponds to {@code DStream.flatMap}. */
final class FlatMapStage implements Stage {
  @Override
  public String name() {
    return "flatMap";
  }

  @Override
  public String signature() {
    return "flatMap(x -> array)";
  }

  @Override
  public String meaning() {
    return "makes an element of each element of the array that the function gives";
  }

  @Override
  public String example() {
    return "flatMap(line -> split(line, ' '))";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Function written = arguments.function();
    arguments.end();
    return input -> {
      ElementFunction function = ElementFunction.of(arguments, written, input, typing.functions());
      ArrayType array = requireArray(this, function);
      StreamType output = new StreamType(array.elementType(), array.containsNull());
      NarrowStep step =
          SplitRows.of(function.value())
              .orElseGet(
                  () -> new FlatMapRows(RowFunction.of(call.text(), function.value()), output));
      return new TypedStage(call, output, new Step.Narrow(step, false));
    };
  }

  /** Checks that the function of {@code stage} returns an array, and returns the array's type. */
  static ArrayType requireArray(Stage stage, ElementFunction function) {
    DataType type = function.value().dataType();
    if (type instanceof ArrayType array) {
      return array;
    }
    String name = stage.name();
    throw new PipelineException(
        function.function().bodyAt(),
        "the function of " + name + " gives " + type.sql(),
        type instanceof MapType
            ? name + " takes an ARRAY; of a MAP, map_entries(…) makes one"
            : name
                + " takes an ARRAY, such as split(line, ' '); for one value, use "
                + name.replace("flatM", "m"));
  }
}
