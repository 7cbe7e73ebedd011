package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.Types;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;

/**
 * A function whose result becomes its argument again, such as a merge of values or an update of a
 * state. Its result must therefore have the type of its argument. If the function returns a wider
 * type, such as BIGINT for INT, that type is tried as the argument.
 *
 * @param type the type, with all of its parts nullable
 * @param body the body of the function for this type, with its result cast to it
 */
record FixedType(DataType type, Expression body) {
  /** The maximum number of types to try. A sum of decimals needs three. */
  private static final int TRIES = 4;

  /** Finds the type of a merge of two values, which are the columns of its row. */
  static FixedType ofMerge(Argument.Function function, DataType value, Functions functions) {
    return find(
        function,
        value,
        type ->
            functions.resolve(
                function, List.of(Input.column(0, type, true), Input.column(1, type, true))));
  }

  /**
   * Finds the type that the function both takes and returns.
   *
   * @param first the type to try first
   * @param resolved resolves the body for a type of the argument
   * @throws PipelineException if the function returns another type for every type that is tried
   */
  static FixedType find(
      Argument.Function function, DataType first, Function<DataType, Expression> resolved) {
    DataType type = first.asNullable();
    for (int i = 0; i < TRIES; i++) {
      Expression body = resolved.apply(type);
      DataType given = body.dataType();
      DataType wider = Types.wider(type, given).orElse(null);
      if (wider == null) {
        throw other(function, type, given);
      }
      if (Types.same(wider, type)) {
        return new FixedType(type, Types.cast(body, type));
      }
      type = wider.asNullable();
    }
    throw other(function, first, type);
  }

  private static PipelineException other(
      Argument.Function function, DataType type, DataType given) {
    return new PipelineException(
        function.bodyAt(),
        "the function makes " + given.sql() + " of " + type.sql(),
        "its result must have the type of its arguments, since it is an argument again");
  }
}
