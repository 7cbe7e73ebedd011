package io.dstream.pipe.query;

import io.dstream.pipe.function.Trees;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Greatest;
import org.apache.spark.sql.catalyst.expressions.Least;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.expressions.aggregate.Average;
import org.apache.spark.sql.catalyst.expressions.aggregate.Count;
import org.apache.spark.sql.catalyst.expressions.aggregate.Max;
import org.apache.spark.sql.catalyst.expressions.aggregate.Min;
import org.apache.spark.sql.catalyst.expressions.aggregate.Sum;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * An aggregate function that is computed from partial aggregates instead of all rows.
 *
 * @param parts the partial aggregates that are kept
 * @param result computes the function's value from the parts of all rows
 */
record MergedAggregate(List<Part> parts, Function<List<Expression>, Expression> result) {
  /**
   * A partial aggregate.
   *
   * @param ofBatch the aggregate over a batch
   * @param merge merges the value of a batch and that of the previous batches (null if none)
   */
  record Part(Expression ofBatch, BinaryOperator<Expression> merge) {}

  /** Returns the mergeable form of a function; empty if it needs all rows together. */
  static Optional<MergedAggregate> of(AggregateExpression call) {
    AggregateFunction function = call.aggregateFunction();
    UnaryOperator<Expression> sameRows =
        other -> ((AggregateFunction) other).toAggregateExpression(false, call.filter());
    if (function instanceof Average average && !call.isDistinct()) {
      return Optional.of(average(average, sameRows));
    }
    if (function instanceof Min) {
      return Optional.of(single(call, (a, b) -> new Least(Trees.seq(List.of(a, b)))));
    }
    if (function instanceof Max) {
      return Optional.of(single(call, (a, b) -> new Greatest(Trees.seq(List.of(a, b)))));
    }
    return (function instanceof Count || function instanceof Sum) && !call.isDistinct()
        ? Optional.of(single(call, sum(call.dataType())))
        : Optional.empty();
  }

  private static MergedAggregate single(
      AggregateExpression call, BinaryOperator<Expression> merge) {
    return new MergedAggregate(List.of(new Part(call, merge)), parts -> parts.get(0));
  }

  /** Returns the sum of two values of a type, in that type; a null value is ignored. */
  private static BinaryOperator<Expression> sum(DataType type) {
    return (a, b) -> {
      Expression both = new Cast(new Add(a, b, EvalMode.ANSI()), type, zone(), EvalMode.ANSI());
      return new Coalesce(Trees.seq(List.of(both, a, b)));
    };
  }

  private static scala.Option<String> zone() {
    return scala.Option.empty();
  }

  /** Splits an average into the sum and the number of non-null values, as Spark does. */
  private static MergedAggregate average(Average average, UnaryOperator<Expression> sameRows) {
    List<AttributeReference> buffer = Trees.list(average.aggBufferAttributes());
    DataType sumType = buffer.get(0).dataType();
    Expression child =
        sumType.equals(DataTypes.DoubleType)
            ? new Cast(average.child(), sumType, zone(), EvalMode.ANSI())
            : average.child();
    Part sum = new Part(sameRows.apply(new Sum(child, EvalMode.ANSI())), sum(sumType));
    Part count =
        new Part(
            sameRows.apply(new Count(Trees.seq(List.of(average.child())))),
            sum(DataTypes.LongType));
    return new MergedAggregate(
        List.of(sum, count),
        parts ->
            Trees.rewrite(
                average.evaluateExpression(),
                node ->
                    node instanceof Attribute column
                        ? parts.get(column.semanticEquals(buffer.get(0)) ? 0 : 1)
                        : node));
  }
}
