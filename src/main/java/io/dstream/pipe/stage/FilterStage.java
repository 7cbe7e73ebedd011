package io.dstream.pipe.stage;

import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** The stage that corresponds to {@code DStream.filter}. */
final class FilterStage implements Stage {
  @Override
  public String name() {
    return "filter";
  }

  @Override
  public String signature() {
    return "filter(x -> condition)";
  }

  @Override
  public String meaning() {
    return "keeps the elements for which the condition is true";
  }

  @Override
  public String example() {
    return "filter(line -> line LIKE '%ERROR%')";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Function written = arguments.function();
    arguments.end();
    return input -> {
      ElementFunction condition = ElementFunction.of(arguments, written, input, typing.functions());
      if (!condition.value().dataType().equals(DataTypes.BooleanType)) {
        throw new PipelineException(
            condition.function().bodyAt(),
            "the condition of filter is of type " + condition.value().dataType().sql(),
            "a condition is of type BOOLEAN, such as x > 0");
      }
      return new TypedStage(
          call,
          input,
          new Step.Narrow(new FilterRows(RowFunction.of(call.text(), condition.value())), true));
    };
  }

  @Override
  public Optional<StreamType> certainOutput(Optional<StreamType> input) {
    return input;
  }
}
