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
 * Makes the order of each {@code ORDER BY} the same when a batch runs again. Rows that compare as
 * equal are ordered by their columns.
 *
 * <p>Rows are sorted in one task, as in {@code sortBy}. To sort in several tasks, Spark would
 * compute all previous steps a second time for a sample of the rows.
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

  /** Removes the repartitioning below a limit, so each task selects its own first rows. */
  private static LogicalPlan spread(LogicalPlan plan) {
    if (plan instanceof Sort sort && sort.child() instanceof Repartition one) {
      return new Sort(sort.order(), true, one.child());
    }
    return AnalyzedQuery.keepsOrder(plan) && plan.children().size() == 1
        ? plan.withNewChildren(Trees.seq(List.of(spread(plan.children().head()))))
        : plan;
  }
}
