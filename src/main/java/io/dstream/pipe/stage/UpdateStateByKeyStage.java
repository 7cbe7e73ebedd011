package io.dstream.pipe.stage;

import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.StateUpdate;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The stage that corresponds to {@code PairDStreamFunctions.updateStateByKey}. */
final class UpdateStateByKeyStage implements Stage {
  @Override
  public String name() {
    return "updateStateByKey";
  }

  @Override
  public String signature() {
    return "updateStateByKey((values, state) -> newState[, timeout[, numTasks]])";
  }

  @Override
  public String meaning() {
    return "keeps a state per key: of the batch's values, an array, and the state, NULL for a new"
        + " key, the function makes the new state; NULL removes the key, and so does a timeout, when"
        + " it has no values for longer than that";
  }

  @Override
  public String note() {
    return StateArguments.NOTE;
  }

  @Override
  public String example() {
    return "map(line -> (line, 1L)) | updateStateByKey((values, state) ->"
        + " coalesce(state, 0L) + aggregate(values, 0L, (sum, n) -> sum + n))";
  }

  @Override
  public CheckedCall take(Arguments arguments, Typing typing) {
    StageCall call = arguments.call();
    Argument.Function function = arguments.function(2);
    StateArguments rest = StateArguments.take(arguments, typing);
    return input -> {
      Pairs.require(call, input);
      RowFunction key = Pairs.key(call, input);
      DataType valueType = input.value().dataType();
      Input values =
          Input.column(0, DataTypes.createArrayType(valueType, input.value().nullable()), false);
      FixedType state =
          FixedType.find(
              function,
              StateArguments.firstType(
                  function, () -> typing.functions().resolveWithNull(function, List.of(values), 1)),
              type ->
                  typing
                      .functions()
                      .resolve(function, List.of(values, Input.column(1, type, true))));
      StateUpdate update =
          new StateUpdate(
              key,
              Pairs.value(call, input, valueType),
              RowFunction.of(call.text(), state.body()),
              valueType,
              state.type(),
              rest.timeout());
      StreamType output =
          StreamType.pairs(input.key(), StreamType.column("value", state.type(), false));
      return new TypedStage(call, output, new Step.State(update, rest.tasks()));
    };
  }
}
