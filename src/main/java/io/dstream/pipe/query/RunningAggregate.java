package io.dstream.pipe.query;

import io.dstream.pipe.function.BodyText;
import io.dstream.pipe.function.Trees;
import io.dstream.pipe.text.PipelineException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** Splits an aggregation into the part per batch, the merge of these parts, and the result. */
final class RunningAggregate {
  private final BodyText text;
  private final LogicalPlan plan;
  private final Aggregate aggregate;
  private final List<Expression> groups;
  private final List<AggregateExpression> functions = new ArrayList<>();
  private final List<MergedAggregate> aggregates = new ArrayList<>();
  private final List<MergedAggregate.Part> parts = new ArrayList<>();

  /**
   * @param plan the plan that Spark analyzed
   * @throws PipelineException if the plan does not support running totals
   */
  RunningAggregate(LogicalPlan plan, BodyText text) {
    this.text = text;
    this.plan = plan;
    LogicalPlan top = plan instanceof WithCTE with ? with.plan() : plan;
    if (!(top instanceof Aggregate found)) {
      throw RunningCheck.noAggregate(top, text);
    }
    this.aggregate = found;
    this.groups = Trees.list(found.groupingExpressions());
    RunningCheck.requireRowByRow(plan, found, text);
    for (NamedExpression column : columns()) {
      Trees.visit((Expression) column, this::take);
    }
  }

  private List<NamedExpression> columns() {
    return Trees.list(aggregate.aggregateExpressions());
  }

  private void take(Expression node) {
    if (node instanceof AggregateExpression function && find(function) < 0) {
      MergedAggregate merged =
          MergedAggregate.of(function)
              .orElseThrow(
                  () ->
                      new PipelineException(
                          text.range(function.origin(), 1),
                          "--stateful keeps no running totals of "
                              + function.aggregateFunction().prettyName()
                              + (function.isDistinct() ? "(DISTINCT …)" : ""),
                          "it keeps count, sum, avg, min and max"));
      functions.add(function);
      aggregates.add(merged);
      parts.addAll(merged.parts());
    }
  }

  private int find(AggregateExpression function) {
    for (int i = 0; i < functions.size(); i++) {
      if (functions.get(i).canonicalized().equals(function.canonicalized())) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the plan that aggregates a batch. Its columns are the group and then the parts. */
  LogicalPlan partial() {
    List<NamedExpression> columns = new ArrayList<>();
    for (Expression group : groups) {
      columns.add(named(group, "group" + columns.size()));
    }
    for (MergedAggregate.Part part : parts) {
      columns.add(named(part.ofBatch(), "part" + columns.size()));
    }
    Aggregate ofBatch =
        new Aggregate(aggregate.groupingExpressions(), Trees.seq(columns), aggregate.child());
    return plan instanceof WithCTE with ? new WithCTE(ofBatch, with.cteDefs()) : ofBatch;
  }

  private static Alias named(Expression value, String name) {
    return new Alias(
        value, name, NamedExpression.newExprId(), Trees.none(), Option.empty(), Trees.none());
  }

  /** Returns the expression for the group of a batch row; a constant if there are no groups. */
  Expression key() {
    List<Expression> columns = new ArrayList<>();
    for (Expression group : groups) {
      columns.add(new BoundReference(columns.size(), group.dataType(), group.nullable()));
    }
    return columns.isEmpty()
        ? Literal.create(true, DataTypes.BooleanType)
        : struct("group", columns);
  }

  /** Returns the expression for the parts of a batch row. */
  Expression value() {
    List<Expression> columns = new ArrayList<>();
    for (MergedAggregate.Part part : parts) {
      columns.add(
          new BoundReference(groups.size() + columns.size(), part.ofBatch().dataType(), true));
    }
    return struct("part", columns);
  }

  private static Expression struct(String name, List<Expression> columns) {
    List<Expression> fields = new ArrayList<>();
    for (Expression column : columns) {
      fields.add(Literal.create(name + fields.size() / 2, DataTypes.StringType));
      fields.add(column);
    }
    return new CreateNamedStruct(Trees.seq(fields));
  }

  /** Returns the expression for the state after a value. */
  Expression merged() {
    return struct("part", mergedParts());
  }

  private List<Expression> mergedParts() {
    DataType type = value().dataType();
    List<Expression> merged = new ArrayList<>();
    for (MergedAggregate.Part part : parts) {
      Expression value = field(new BoundReference(1, type, true), merged.size());
      Expression state = field(new BoundReference(2, type, true), merged.size());
      merged.add(part.merge().apply(value, state));
    }
    return merged;
  }

  private static Expression field(Expression struct, int index) {
    return new GetStructField(struct, index, Option.empty());
  }

  /** Returns the expression for a result row of the query. */
  Expression result() {
    List<Expression> fields = new ArrayList<>();
    for (NamedExpression column : columns()) {
      Expression value = column instanceof Alias alias ? alias.child() : (Expression) column;
      fields.add(Literal.create(column.name(), DataTypes.StringType));
      fields.add(ofState(value));
    }
    return new CreateNamedStruct(Trees.seq(fields));
  }

  /** Rewrites a column as an expression over the key and the merged parts. */
  private Expression ofState(Expression node) {
    int group = group(node);
    if (group >= 0) {
      Expression key = key();
      return field(new BoundReference(0, key.dataType(), false), group);
    }
    if (node instanceof AggregateExpression function) {
      int index = find(function);
      int from = aggregates.subList(0, index).stream().mapToInt(a -> a.parts().size()).sum();
      MergedAggregate merged = aggregates.get(index);
      return merged.result().apply(mergedParts().subList(from, from + merged.parts().size()));
    }
    List<Expression> children =
        Trees.<Expression>list(node.children()).stream().map(this::ofState).toList();
    return children.isEmpty() ? node : node.withNewChildren(Trees.seq(children));
  }

  private int group(Expression node) {
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).semanticEquals(node)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the columns of the result. */
  StructType output() {
    return (StructType) result().dataType();
  }

  /** Returns the indexes of the group columns; empty if they do not cover the whole group. */
  List<Integer> keyColumns() {
    List<Integer> key = new ArrayList<>();
    Set<Integer> said = new HashSet<>();
    List<NamedExpression> columns = columns();
    for (int i = 0; i < columns.size(); i++) {
      Expression value =
          columns.get(i) instanceof Alias alias ? alias.child() : (Expression) columns.get(i);
      if (group(value) >= 0 && said.add(group(value))) {
        key.add(i);
      }
    }
    return said.size() == groups.size() ? key : List.of();
  }
}
