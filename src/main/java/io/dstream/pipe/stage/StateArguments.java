package io.dstream.pipe.stage;

import io.dstream.pipe.keyed.StateTimeout;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The arguments after the function of a stage that keeps a state per key. */
record StateArguments(StateTimeout timeout, int tasks) {
  /** A note for users of these arguments. */
  static final String NOTE =
      "the timeout is written 30s or 2m, and is a multiple of --batch; without one a key stays until"
          + " its state is NULL";

  private static final String TYPE_HINT =
      "the type of the state comes from the function with a state of NULL; where it does not say,"
          + " write CAST(state AS type)";

  /** Takes all remaining arguments. */
  static StateArguments take(Arguments arguments, Typing typing) {
    Optional<Argument.Interval> timeout = arguments.optionalInterval();
    timeout
        .filter(given -> given.duration().isZero())
        .ifPresent(
            given -> {
              throw arguments.mistake(given.at(), "a timeout is longer than nothing");
            });
    int tasks = arguments.tasks();
    arguments.end();
    return new StateArguments(
        timeout.map(typing::requireBatches).map(StateTimeout::of).orElse(StateTimeout.NEVER),
        tasks);
  }

  /**
   * Returns the type of the first state of a key.
   *
   * @param withNull resolves the state that {@code function} returns for a state of NULL
   */
  static DataType firstType(Argument.Function function, Supplier<Expression> withNull) {
    DataType type;
    try {
      type = withNull.get().dataType();
    } catch (PipelineException e) {
      throw e.hint().isEmpty() ? new PipelineException(e.at(), e.getMessage(), TYPE_HINT) : e;
    }
    if (type.equals(DataTypes.NullType)) {
      throw new PipelineException(function.bodyAt(), "the state has no type", TYPE_HINT);
    }
    return type;
  }
}
