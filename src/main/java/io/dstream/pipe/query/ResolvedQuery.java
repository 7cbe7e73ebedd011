package io.dstream.pipe.query;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.StructType;

/**
 * A query with resolved types. It stays on the driver.
 *
 * @param plan Spark's analyzed plan, whose views are {@link ViewRelation}s
 * @param output the columns of the result rows
 * @param views the names of the views that it reads
 * @param columns the columns that it uses of each view
 * @param ordered whether the result rows are sorted by {@code ORDER BY}
 * @param countsNothing whether it returns a row even if all its views are empty
 */
public record ResolvedQuery(
    LogicalPlan plan,
    StructType output,
    Set<String> views,
    Map<String, Set<String>> columns,
    boolean ordered,
    boolean countsNothing) {
  public ResolvedQuery {
    views = Set.copyOf(views);
    columns = Map.copyOf(columns);
  }
}
