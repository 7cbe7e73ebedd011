package io.dstream.pipe.query;

import io.dstream.pipe.function.Trees;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.physical.UnknownPartitioning;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.QueryExecution$;
import org.apache.spark.sql.execution.SparkPlan;
import scala.Option;
import scala.reflect.ClassTag$;

/**
 * A query that runs on the rows of each batch. Its plan is optimized once. For each batch, the rows
 * replace the views, and only the physical plan is created again.
 */
public final class BatchQuery {
  private final QuerySession session;
  private final IdentityHashMap<RDD<InternalRow>, String> views = new IdentityHashMap<>();
  private final Map<String, Integer> reads = new HashMap<>();
  private final LogicalPlan optimized;

  BatchQuery(QuerySession session, ResolvedQuery query) {
    this.session = session;
    Map<String, RDD<InternalRow>> empty = new HashMap<>();
    query.views().forEach(view -> empty.put(view, empty()));
    empty.forEach((view, rows) -> views.put(rows, view));
    LogicalPlan plan =
        Plans.rewrite(
            query.plan(),
            node ->
                ViewRelation.name(node)
                    .<LogicalPlan>map(view -> relation(node, empty.get(view)))
                    .orElse(node));
    this.optimized = session.with(() -> session.session().sessionState().optimizer().execute(plan));
    Plans.visit(
        optimized,
        node -> {
          if (node instanceof LogicalRDD relation) {
            reads.merge(views.get(relation.rdd()), 1, Integer::sum);
          }
        });
  }

  private RDD<InternalRow> empty() {
    return session
        .session()
        .sparkContext()
        .emptyRDD(ClassTag$.MODULE$.<InternalRow>apply(InternalRow.class));
  }

  private LogicalPlan relation(LogicalPlan columns, RDD<InternalRow> rows) {
    return new LogicalRDD(
        columns.output(),
        rows,
        new UnknownPartitioning(0),
        Trees.none(),
        false,
        session.session(),
        Option.empty(),
        Option.empty());
  }

  /** Returns the views that are read more than once, whose rows should be persisted. */
  public Set<String> readAgain() {
    return reads.entrySet().stream()
        .filter(view -> view.getValue() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the result rows of a batch. A row is valid until the next one is requested. Values that
   * the query needs beforehand, such as that of a subquery, are computed immediately.
   *
   * @param rows the rows of each view
   */
  public RDD<InternalRow> over(Map<String, RDD<InternalRow>> rows) {
    LogicalPlan plan =
        Plans.rewrite(
            optimized,
            node ->
                node instanceof LogicalRDD relation
                    ? relation(relation, rows.get(views.get(relation.rdd())))
                    : node);
    return session.with(
        () -> {
          SparkPlan physical =
              QueryExecution$.MODULE$.createSparkPlan(
                  session.session(), session.session().sessionState().planner(), plan);
          return QueryExecution$.MODULE$.prepareExecutedPlan(session.session(), physical).execute();
        });
  }
}
