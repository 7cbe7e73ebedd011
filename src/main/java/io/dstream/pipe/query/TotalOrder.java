package io.dstream.pipe.query;

import io.dstream.pipe.function.Trees;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.SortOrder$;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Repartition;
import org.apache.spark.sql.catalyst.plans.logical.Sort;

/**
 * Makes each {@code ORDER BY} an order that is the same when a batch runs again: rows that it
 * leaves equal are ordered by their columns.
 *
 * <p>Rows are sorted in one task, as {@code sortBy} does it. Over several tasks Spark would compute
 * everything before it once more, for a sample of what the tasks' rows will be.
 */
final class TotalOrder {
  private TotalOrder() {}

  static LogicalPlan of(LogicalPlan plan) {
    return Plans.rewrite(
        plan,
        node -> {
          if (node instanceof Sort sort) {
            return new Sort(order(sort), true, new Repartition(1, true, sort.child()));
          }
          return node instanceof LocalLimit limit
              ? new LocalLimit(limit.limitExpr(), spread(limit.child()))
              : node;
        });
  }

  private static scala.collection.Seq<SortOrder> order(Sort sort) {
    List<SortOrder> order = new ArrayList<>(Trees.<SortOrder>list(sort.order()));
    for (Attribute column : Trees.<Attribute>list(sort.child().output())) {
      if (RowOrdering.isOrderable(column.dataType())
          && order.stream().noneMatch(by -> by.child().semanticEquals(column))) {
        order.add(SortOrder$.MODULE$.apply(column, Ascending$.MODULE$, Trees.none()));
      }
    }
    return Trees.seq(order);
  }

  /** The first rows are found by each task, before they come into one. */
  private static LogicalPlan spread(LogicalPlan plan) {
    if (plan instanceof Sort sort && sort.child() instanceof Repartition one) {
      return new Sort(sort.order(), true, one.child());
    }
    return AnalyzedQuery.keepsOrder(plan) && plan.children().size() == 1
        ? plan.withNewChildren(Trees.seq(List.of(spread(plan.children().head()))))
        : plan;
  }
}
