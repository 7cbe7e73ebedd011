package io.dstream.pipe.stage;

import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.function.Types;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.Argument.Parameter;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.PipelineText.SourceName;
import io.dstream.pipe.text.StageCall;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.NumericType;

/**
 * Merges values into one, by a function of two values or by a named aggregate.
 *
 * @param made computes, from one value, what is merged
 * @param merge merges two of these
 * @param result computes the result from the merged value, which is column 1 of a pair
 */
record Merging(Expression made, FixedType merge, Expression result) {
  /** Creates a merge by a function of two values. */
  static Merging of(Argument.Function function, Input value, Functions functions) {
    FixedType merge = FixedType.ofMerge(function, value.value().dataType(), functions);
    return new Merging(Types.cast(value.value(), merge.type()), merge, merged(merge));
  }

  private static Expression merged(FixedType merge) {
    return new BoundReference(1, merge.type(), true);
  }

  /**
   * Creates a merge by a named aggregate.
   *
   * @param name the name of the aggregate as written
   */
  static Merging of(NamedAggregate aggregate, SourceName name, Input value, Functions functions) {
    if (aggregate.adds() && !(value.value().dataType() instanceof NumericType)) {
      throw new PipelineException(
          name.at(), name.name() + " takes numbers, these are " + value.value().dataType().sql());
    }
    NamedAggregate.Bodies bodies = aggregate.of(value.value().dataType());
    Expression made = functions.resolve(function(name, bodies.made(), "x"), List.of(value));
    FixedType merge =
        FixedType.ofMerge(function(name, bodies.merge(), "a", "b"), made.dataType(), functions);
    Expression result =
        functions.resolve(
            function(name, bodies.result(), "x"), List.of(Input.column(1, merge.type(), true)));
    return new Merging(Types.cast(made, merge.type()), merge, result);
  }

  private static Argument.Function function(SourceName name, String body, String... parameters) {
    return new Argument.Function(
        Arrays.stream(parameters).map(parameter -> new Parameter(parameter, name.at())).toList(),
        body,
        name.at(),
        name.at());
  }

  /**
   * Checks the types of the inverse function, if there is one. It removes a value from the result.
   */
  void checkInverse(Optional<Argument.Function> inverse, Functions functions) {
    inverse.ifPresent(function -> FixedType.ofMerge(function, merge.type(), functions));
  }

  /** Returns the output type of a merge by key. */
  StreamType pairs(StreamType input) {
    return StreamType.pairs(input.key(), StreamType.column("value", result.dataType(), true));
  }

  /** Returns the output type of a merge of all elements. */
  StreamType element() {
    return new StreamType(result.dataType(), true);
  }

  /** Returns the aggregation that merges values by key. */
  Aggregation by(StageCall call, RowFunction key) {
    return new Aggregation(
        key, RowFunction.of(call.text(), made), RowFunction.of(call.text(), merge.body()));
  }

  /**
   * Returns the steps that compute the result from the merged value and keep the key. There are
   * none if the merged value is the result.
   */
  List<Step> resultOfPairs(StageCall call, Expression key) {
    return result.equals(merged(merge))
        ? List.of()
        : List.of(
            new Step.Narrow(new MapRows(new RowFunction(call.text(), List.of(key, result))), true));
  }

  /** Returns the step that computes the result from the merged value and drops the key. */
  Step resultAlone(StageCall call) {
    return new Step.Narrow(new MapRows(RowFunction.element(call.text(), result)), false);
  }
}
