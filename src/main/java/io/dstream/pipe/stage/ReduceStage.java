package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Types;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** {@code DStream.reduce}: as Spark has it, {@code reduceByKey} with one key for all elements. */
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
  public TypedStage check(StageCall call, StreamType input, Typing typing) {
    Arguments arguments = new Arguments(this, call);
    Argument.Function function = arguments.merge();
    arguments.end();
    FixedType merge = FixedType.ofMerge(function, input.element(), typing.functions());
    return new TypedStage(
        call,
        new StreamType(merge.type(), true),
        List.of(
            new Step.ByKey(ofAll(call, input, merge.body()), 0), valueAlone(call, merge.type())));
  }

  /** All elements merged, under one key. */
  static Aggregation ofAll(StageCall call, StreamType input, Expression merge) {
    return new Aggregation(
        RowFunction.of(call.text(), Literal.create(0, DataTypes.IntegerType)),
        RowFunction.of(call.text(), Types.cast(Input.element(input).value(), merge.dataType())),
        RowFunction.of(call.text(), merge));
  }

  /** Takes the key away again. */
  static Step valueAlone(StageCall call, DataType type) {
    RowFunction value = RowFunction.element(call.text(), new BoundReference(1, type, true));
    return new Step.Narrow(new MapRows(value), false);
  }
}
