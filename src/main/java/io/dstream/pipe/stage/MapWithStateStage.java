package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.StateMapping;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;

/** The stage that corresponds to {@code PairDStreamFunctions.mapWithState}. */
final class MapWithStateStage implements Stage {
  private static final int STATE = 2;

  @Override
  public String name() {
    return "mapWithState";
  }

  @Override
  public String signature() {
    return "mapWithState((key, value, state) -> (element, newState)[, timeout[, numTasks]])";
  }

  @Override
  public String meaning() {
    return "makes an element of each value and of the state of its key, which the function changes:"
        + " the state is NULL for a new key, and a new state of NULL removes the key; a key without"
        + " values for longer than the timeout is mapped once more, with a value of NULL, and"
        + " removed";
  }

  @Override
  public String note() {
    return StateArguments.NOTE;
  }

  @Override
  public String example() {
    return "map(line -> (line, 1L)) | mapWithState((key, value, state) ->"
        + " ((key, coalesce(state, 0L) + value), coalesce(state, 0L) + value))";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Function function = arguments.function(STATE + 1);
    StateArguments rest = StateArguments.take(arguments, typing);
    return input -> {
      Pairs.require(call, input);
      List<Input> known =
          List.of(
              Input.column(0, input.key().dataType(), input.key().nullable()),
              Input.column(1, input.value().dataType(), true));
      FixedType state =
          FixedType.find(
              function,
              StateArguments.firstType(
                  function,
                  () ->
                      part(
                          function, typing.functions().resolveWithNull(function, known, STATE), 1)),
              type -> part(function, resolved(function, known, type, typing.functions()), 1));
      Expression element =
          part(function, resolved(function, known, state.type(), typing.functions()), 0);
      StateMapping mapping =
          new StateMapping(
              Pairs.key(call, input),
              Pairs.value(call, input, input.value().dataType()),
              RowFunction.of(call.text(), state.body()),
              RowFunction.element(call.text(), element),
              input.key().dataType(),
              input.value().dataType(),
              state.type(),
              rest.timeout());
      return new TypedStage(
          call,
          new StreamType(element.dataType(), element.nullable()),
          new Step.MapWithState(mapping, rest.tasks()));
    };
  }

  private static Expression resolved(
      Argument.Function function, List<Input> known, DataType state, Functions functions) {
    return functions.resolve(
        function, List.of(known.get(0), known.get(1), Input.column(STATE, state, true)));
  }

  /** Returns one part of the pair that the function returns. */
  private static Expression part(Argument.Function function, Expression body, int index) {
    if (!new StreamType(body.dataType(), body.nullable()).isPair()) {
      throw new PipelineException(
          function.bodyAt(),
          "the function of mapWithState gives " + body.dataType().sql(),
          "it gives a pair, (element, newState)");
    }
    return new Input(body).fields().get(index).value();
  }
}
