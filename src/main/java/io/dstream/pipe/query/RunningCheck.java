package io.dstream.pipe.query;

import io.dstream.pipe.function.BodyText;
import io.dstream.pipe.text.PipelineException;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Expand;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.Window;

/** Checks whether an aggregation can be kept as running totals. */
final class RunningCheck {
  private static final String HINT =
      "running totals are kept of SELECT groups, aggregates FROM … WHERE … GROUP BY groups";

  /** Operators that process each row independently. */
  private static final Set<Class<?>> ROW_BY_ROW =
      Set.of(
          CTERelationDef.class,
          CTERelationRef.class,
          Expand.class,
          Filter.class,
          Generate.class,
          LocalRelation.class,
          Project.class,
          SubqueryAlias.class,
          Union.class);

  /** The SQL names of operators above the aggregation. */
  private static final Map<Class<?>, String> CLAUSES =
      Map.of(
          Sort.class, "ORDER BY",
          GlobalLimit.class, "LIMIT",
          Offset.class, "OFFSET",
          Distinct.class, "DISTINCT",
          Window.class, "a window function");

  private RunningCheck() {}

  /** Returns the error for a query whose topmost operator is not an aggregation. */
  static PipelineException noAggregate(LogicalPlan top, BodyText text) {
    for (LogicalPlan node = top; node.children().size() == 1; node = node.children().head()) {
      boolean having = node instanceof Filter && node.children().head() instanceof Aggregate;
      String clause = having ? "HAVING" : CLAUSES.get(node.getClass());
      if (clause != null) {
        return refused(text, node, clause + " needs the rows of all groups in each batch");
      }
    }
    return refused(text, top, "the query is no aggregation");
  }

  private static PipelineException refused(BodyText text, LogicalPlan node, String why) {
    return new PipelineException(
        text.range(node.origin(), 1), "--stateful keeps no running totals here: " + why, HINT);
  }

  /**
   * Rejects operators before the aggregation that need more than one row.
   *
   * @throws PipelineException with the position of the operator
   */
  static void requireRowByRow(LogicalPlan plan, Aggregate aggregate, BodyText text) {
    Plans.visit(
        plan,
        node -> {
          if (node != plan && node != aggregate && !ROW_BY_ROW.contains(node.getClass())) {
            throw refused(
                text,
                node,
                node.nodeName() + " would need the rows of all batches before the aggregation");
          }
          Plans.expressions(
              node,
              expression -> {
                if (expression instanceof PlanExpression) {
                  throw refused(text, node, "a subquery would need the rows of all batches");
                }
              });
        });
  }
}
