package io.dstream.pipe.query;

import io.dstream.pipe.function.BodyText;
import io.dstream.pipe.function.RefusedFunctions;
import io.dstream.pipe.function.Trees;
import io.dstream.pipe.text.PipelineException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CallMethodViaReflection;
import org.apache.spark.sql.catalyst.expressions.CurrentDate;
import org.apache.spark.sql.catalyst.expressions.CurrentTimestampLike;
import org.apache.spark.sql.catalyst.expressions.CurrentUser;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.Collect;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Except;
import org.apache.spark.sql.catalyst.plans.logical.Expand;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.Intersect;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LateralJoin;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Range;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Checks the analyzed plan of a query. It may contain only operators that read nothing but their
 * input and return the same rows when a batch runs again.
 *
 * @param read the names of the views that the query reads
 */
record AnalyzedQuery(LogicalPlan plan, BodyText text, Set<String> read) {
  /** The operators that a query may contain. The behavior of all others is unknown. */
  private static final Set<Class<?>> OPERATORS =
      Set.of(
          Aggregate.class,
          CTERelationDef.class,
          CTERelationRef.class,
          Distinct.class,
          Except.class,
          Expand.class,
          Filter.class,
          Generate.class,
          GlobalLimit.class,
          Intersect.class,
          Join.class,
          LateralJoin.class,
          LocalLimit.class,
          LocalRelation.class,
          Offset.class,
          OneRowRelation.class,
          Project.class,
          Range.class,
          Sort.class,
          SubqueryAlias.class,
          Union.class,
          Window.class,
          WithCTE.class);

  /** Operators that use the columns that they name and pass on those that are used above. */
  private static final Set<Class<?>> NAMING =
      Set.of(
          Aggregate.class,
          CTERelationDef.class,
          Filter.class,
          GlobalLimit.class,
          Join.class,
          LocalLimit.class,
          Offset.class,
          Project.class,
          Sort.class,
          SubqueryAlias.class,
          WithCTE.class);

  /**
   * @throws PipelineException for the first rejected operator, expression or column name
   */
  void check() {
    Plans.visit(plan, this::checkPlan);
    Set<String> names = new HashSet<>();
    for (StructField column : plan.schema().fields()) {
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new PipelineException(
            text.at(),
            "the query has two columns " + column.name(),
            "name one of them otherwise: " + column.name() + " AS …");
      }
    }
  }

  private void checkPlan(LogicalPlan node) {
    if (!OPERATORS.contains(node.getClass()) || (node instanceof Sort sort && !sort.global())) {
      throw new PipelineException(
          text.range(node.origin(), 1),
          node.nodeName() + " has no place in the query of a stage",
          node instanceof Sort ? "ORDER BY puts the rows in order" : "");
    }
    if ((node instanceof GlobalLimit || node instanceof Offset) && !isOrdered(node)) {
      throw new PipelineException(
          text.at(),
          "LIMIT and OFFSET need ORDER BY: without it, a batch that runs again may keep other rows");
    }
    Plans.expressions(node, this::checkExpression);
  }

  private void checkExpression(Expression node) {
    reason(node)
        .ifPresent(
            reason -> {
              throw new PipelineException(
                  text.range(node.origin(), 1), node.prettyName() + " is refused: " + reason);
            });
  }

  private static Optional<String> reason(Expression node) {
    if (node instanceof CurrentTimestampLike || node instanceof CurrentDate) {
      return RefusedFunctions.reason("now");
    }
    if (node instanceof CurrentUser) {
      return RefusedFunctions.reason("user");
    }
    if (node instanceof CallMethodViaReflection) {
      return RefusedFunctions.reason("reflect");
    }
    // groupByKey also returns arrays of values in any order.
    return !node.deterministic()
            && !(node instanceof Collect<?>)
            && Trees.<Expression>list(node.children()).stream().allMatch(Expression::deterministic)
        ? RefusedFunctions.reason("rand")
        : Optional.empty();
  }

  /** Returns the query for execution on each batch. */
  ResolvedQuery resolved() {
    return resolved(TotalOrder.of(plan), isOrdered(plan));
  }

  private ResolvedQuery resolved(LogicalPlan run, boolean ordered) {
    return new ResolvedQuery(run, columns(run.schema()), read, columns(), ordered, countsNothing());
  }

  /** Returns the query for execution on all rows since the start. */
  RunningQuery running() {
    RunningAggregate aggregate = new RunningAggregate(plan, text);
    return new RunningQuery(
        resolved(aggregate.partial(), false),
        aggregate.key(),
        aggregate.value(),
        aggregate.merged(),
        aggregate.result(),
        aggregate.output(),
        aggregate.keyColumns());
  }

  private static StructType columns(StructType schema) {
    StructType columns = new StructType();
    for (StructField column : schema.fields()) {
      columns = columns.add(column.name(), column.dataType(), column.nullable());
    }
    return columns;
  }

  private static boolean isOrdered(LogicalPlan node) {
    return node instanceof Sort || (keepsOrder(node) && isOrdered(result(node)));
  }

  /** Returns whether a node passes on the rows of its child in their order. */
  static boolean keepsOrder(LogicalPlan node) {
    return node instanceof Project
        || node instanceof SubqueryAlias
        || node instanceof GlobalLimit
        || node instanceof LocalLimit
        || node instanceof Offset
        || node instanceof WithCTE;
  }

  /** Returns the child whose rows a node passes on. */
  private static LogicalPlan result(LogicalPlan node) {
    List<LogicalPlan> children = Trees.list(node.children());
    return node instanceof WithCTE with ? with.plan() : children.get(0);
  }

  /**
   * Returns the columns that the query uses of each view. An operator that names no columns, such
   * as UNION, uses all input columns.
   */
  private Map<String, Set<String>> columns() {
    Map<String, Set<String>> used = new HashMap<>();
    Consumer<Expression> use =
        node -> {
          if (node instanceof Attribute column) {
            ViewRelation.of(column)
                .ifPresent(
                    view -> used.computeIfAbsent(view, v -> new HashSet<>()).add(column.name()));
          }
        };
    Trees.<Attribute>list(plan.output()).forEach(use);
    Plans.visit(
        plan,
        node -> {
          if (!node.children().isEmpty()) { // a view's columns are not uses
            Plans.expressions(node, use);
          }
          if (!NAMING.contains(node.getClass())) {
            Trees.<LogicalPlan>list(node.children())
                .forEach(child -> Trees.<Attribute>list(child.output()).forEach(use));
          }
        });
    return used;
  }

  /** Returns whether an aggregate over all rows gives a row even if all views are empty. */
  private boolean countsNothing() {
    boolean[] counts = {false};
    Plans.visit(
        plan,
        node ->
            counts[0] |=
                node instanceof Aggregate aggregate && aggregate.groupingExpressions().isEmpty());
    return counts[0];
  }
}
