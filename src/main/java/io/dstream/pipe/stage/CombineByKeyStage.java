package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Types;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;

/** The stage that corresponds to {@code PairDStreamFunctions.combineByKey}. */
final class CombineByKeyStage implements Stage {
  @Override
  public String name() {
    return "combineByKey";
  }

  @Override
  public String signature() {
    return "combineByKey(v -> combiner, (combiner, v) -> combiner, (a, b) -> combiner[, numTasks])";
  }

  @Override
  public String meaning() {
    return "makes a combiner of the first value of each key of a batch, adds the others to it, and merges the combiners of several tasks";
  }

  @Override
  public String example() {
    return "map(line -> (length(line), line)) | combineByKey(v -> array(v), (c, v) -> array_append(c, v), (a, b) -> concat(a, b))";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Function written = arguments.function();
    Argument.Function add = arguments.function(2);
    Argument.Function merge = arguments.function(2);
    int tasks = arguments.tasks();
    arguments.end();
    return input -> {
      Pairs.require(call, input);
      Functions functions = typing.functions();
      Expression created = ElementFunction.ofValue(arguments, written, input, functions).value();
      DataType type = added(add, created.dataType(), input, functions).type();
      FixedType merged = FixedType.ofMerge(merge, type, functions);
      FixedType added = added(add, merged.type(), input, functions);
      if (!Types.same(added.type(), merged.type())) {
        throw new PipelineException(
            add.bodyAt(),
            "the function makes " + added.type().sql() + " of " + merged.type().sql(),
            "the second and the third function give combiners of one type; CAST one of them");
      }
      Aggregation combined =
          new Aggregation(
              Pairs.key(call, input),
              RowFunction.of(call.text(), Types.cast(created, merged.type())),
              RowFunction.of(call.text(), added.body()),
              RowFunction.of(call.text(), merged.body()));
      return new TypedStage(
          call,
          StreamType.pairs(input.key(), StreamType.column("value", merged.type(), true)),
          new Step.ByKey(combined, tasks));
    };
  }

  /**
   * Resolves the function that adds a value to a combiner. The columns of its row are the combiner,
   * the key, and the value.
   */
  private static FixedType added(
      Argument.Function add, DataType combiner, StreamType input, Functions functions) {
    DataType value = input.value().dataType();
    return FixedType.find(
        add,
        combiner,
        type ->
            functions.resolve(
                add,
                List.of(
                    Input.column(0, type, true),
                    Input.column(2, value, input.value().nullable()))));
  }
}
