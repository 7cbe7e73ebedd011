package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.StateUpdate;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.StageCall;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** {@code PairDStreamFunctions.updateStateByKey}. */
final class UpdateStateByKeyStage implements Stage {
  private static final String TYPE_HINT =
      "the type of the state comes from the function with a state of NULL; where it does not say,"
          + " write CAST(state AS type)";

  @Override
  public String name() {
    return "updateStateByKey";
  }

  @Override
  public String signature() {
    return "updateStateByKey((values, state) -> newState[, numTasks])";
  }

  @Override
  public String meaning() {
    return "keeps a state per key: of the batch's values, an array, and the state, NULL for a new"
        + " key, the function makes the new state; NULL removes the key";
  }

  @Override
  public String example() {
    return "map(line -> (line, 1L)) | updateStateByKey((values, state) ->"
        + " coalesce(state, 0L) + aggregate(values, 0L, (sum, n) -> sum + n))";
  }

  @Override
  public TypedStage check(StageCall call, StreamType input, Typing typing) {
    Pairs.require(call, input);
    RowFunction key = Pairs.key(call, input);
    Arguments arguments = new Arguments(this, call);
    Argument.Function function = arguments.function(List.of(2));
    int tasks = arguments.tasks();
    arguments.end();
    DataType valueType = input.value().dataType();
    Input values =
        Input.column(0, DataTypes.createArrayType(valueType, input.value().nullable()), false);
    FixedType state =
        FixedType.find(
            function,
            firstType(function, values, typing.functions()),
            type ->
                typing.functions().resolve(function, List.of(values, Input.column(1, type, true))));
    StateUpdate update =
        new StateUpdate(
            key,
            Pairs.value(call, input, valueType),
            RowFunction.of(call.text(), state.body()),
            valueType,
            state.type());
    StreamType output =
        StreamType.pairs(input.key(), StreamType.column("value", state.type(), false));
    return new TypedStage(call, output, new Step.State(update, tasks));
  }

  /** What the function makes of a key that has no state yet. */
  private static DataType firstType(Argument.Function function, Input values, Functions functions) {
    DataType type;
    try {
      type = functions.resolveWithNull(function, List.of(values), 1).dataType();
    } catch (PipelineException e) {
      throw e.hint().isEmpty() ? new PipelineException(e.at(), e.getMessage(), TYPE_HINT) : e;
    }
    if (type.equals(DataTypes.NullType)) {
      throw new PipelineException(function.bodyAt(), "the state has no type", TYPE_HINT);
    }
    return type;
  }
}
