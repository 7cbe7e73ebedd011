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
 * A function whose result is again its argument: a merge of values, an update of a state. Its type
 * is one that the function gives back when it gets it. Where the function gives a wider one, such
 * as BIGINT for INT, the wider one is tried.
 *
 * @param type the type, in which everything may be null
 * @param body the function with this type, its result cast to it
 */
record FixedType(DataType type, Expression body) {
  /** A sum of decimals takes three. */
  private static final int TRIES = 4;

  /** A merge of two values, the columns of its row. */
  static FixedType ofMerge(Argument.Function function, DataType value, Functions functions) {
    return find(
        function,
        value,
        type ->
            functions.resolve(
                function, List.of(Input.column(0, type, true), Input.column(1, type, true))));
  }

  /**
   * Finds the type.
   *
   * @param first the type to begin with
   * @param resolved the body, when the argument is of a type
   * @throws PipelineException when the function gives back another type whatever it gets
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
