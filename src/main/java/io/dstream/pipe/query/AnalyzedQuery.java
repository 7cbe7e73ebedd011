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
 * Checks what Spark made of a query: it consists of operators that are known to read nothing but
 * their input, and to give the same rows when a batch runs again.
 *
 * @param read the names of the views that it reads
 */
record AnalyzedQuery(LogicalPlan plan, BodyText text, Set<String> read) {
  /** Operators that a query may have; of any other one it is not known what it does. */
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

  /** Operators that use the columns that they name, and hand on those that are used above. */
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
   * @throws PipelineException at the first thing that is refused
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
    // An array of values in any order is what groupByKey makes too.
    return !node.deterministic()
            && !(node instanceof Collect<?>)
            && Trees.<Expression>list(node.children()).stream().allMatch(Expression::deterministic)
        ? RefusedFunctions.reason("rand")
        : Optional.empty();
  }

  /** The query, to be run on batches. */
  ResolvedQuery resolved() {
    return resolved(TotalOrder.of(plan), isOrdered(plan));
  }

  private ResolvedQuery resolved(LogicalPlan run, boolean ordered) {
    return new ResolvedQuery(run, columns(run.schema()), read, columns(), ordered, countsNothing());
  }

  /** The query, to be run on all rows since the start. */
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

  /** Whether a node hands on the rows of its child in their order. */
  static boolean keepsOrder(LogicalPlan node) {
    return node instanceof Project
        || node instanceof SubqueryAlias
        || node instanceof GlobalLimit
        || node instanceof LocalLimit
        || node instanceof Offset
        || node instanceof WithCTE;
  }

  /** The child whose rows a node hands on. */
  private static LogicalPlan result(LogicalPlan node) {
    List<LogicalPlan> children = Trees.list(node.children());
    return node instanceof WithCTE with ? with.plan() : children.get(0);
  }

  /**
   * The columns that it uses of each view. An operator that names none, such as UNION, uses all
   * that come to it.
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
          if (!node.children().isEmpty()) { // the columns of a view are its expressions
            Plans.expressions(node, use);
          }
          if (!NAMING.contains(node.getClass())) {
            Trees.<LogicalPlan>list(node.children())
                .forEach(child -> Trees.<Attribute>list(child.output()).forEach(use));
          }
        });
    return used;
  }

  /** Whether there is a row where all views are empty: an aggregate over all rows has one. */
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
