package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.text.Argument;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * A function of one element. It takes the element as a whole, {@code p -> …}, or the parts of a
 * pair or a struct, {@code (k, v) -> …}.
 *
 * @param function the function as written
 * @param value the body, bound to the columns of the element's row
 */
record ElementFunction(Argument.Function function, Expression value) {
  /** Resolves a function that is one of the arguments of a stage. */
  static ElementFunction of(
      Arguments arguments, Argument.Function function, StreamType input, Functions functions) {
    return of(arguments, function, Input.element(input), Input.parts(input), functions);
  }

  /** Resolves a function of the value of a pair. */
  static ElementFunction ofValue(
      Arguments arguments, Argument.Function function, StreamType pairs, Functions functions) {
    Input value = Input.parts(pairs).get(1);
    return of(arguments, function, value, value.fields(), functions);
  }

  private static ElementFunction of(
      Arguments arguments,
      Argument.Function function,
      Input whole,
      List<Input> parts,
      Functions functions) {
    arguments.requireParameters(function, parts.size() > 1 ? List.of(1, parts.size()) : List.of(1));
    List<Input> inputs = function.parameters().size() == 1 ? List.of(whole) : parts;
    return new ElementFunction(function, functions.resolve(function, inputs));
  }
}
