package io.dstream.pipe.query;

import io.dstream.pipe.function.Trees;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.runtime.AbstractPartialFunction;

/** Utilities for Catalyst's logical plans. */
final class Plans {
  private Plans() {}

  /** Replaces each node of a plan by the result of {@code change}, from the leaves up. */
  static LogicalPlan rewrite(LogicalPlan plan, UnaryOperator<LogicalPlan> change) {
    return plan.transformUpWithSubqueries(new Always(change));
  }

  /** Visits all plans, including those of subqueries and WITH, each before its children. */
  static void visit(LogicalPlan plan, Consumer<LogicalPlan> visitor) {
    visitor.accept(plan);
    Trees.list(plan.children()).forEach(child -> visit(child, visitor));
    if (plan instanceof UnresolvedWith with) {
      Trees.list(with.cteRelations()).forEach(named -> visit(named._2(), visitor));
    }
    expressions(
        plan,
        node -> {
          if (node instanceof PlanExpression<?> subquery
              && subquery.plan() instanceof LogicalPlan inner) {
            visit(inner, visitor);
          }
        });
  }

  /** Visits the expressions of a plan but not those of its children. */
  static void expressions(LogicalPlan plan, Consumer<Expression> visitor) {
    Trees.<Expression>list(plan.expressions())
        .forEach(expression -> Trees.visit(expression, visitor));
  }

  private static final class Always extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
    private static final long serialVersionUID = 1L;

    private final transient UnaryOperator<LogicalPlan> change;

    Always(UnaryOperator<LogicalPlan> change) {
      this.change = change;
    }

    @Override
    public boolean isDefinedAt(LogicalPlan plan) {
      return true;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
      return change.apply(plan);
    }
  }
}
