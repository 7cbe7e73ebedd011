package io.dstream.pipe.query;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A query that is an aggregation, over all rows since the start: each batch is aggregated by
 * itself, and what comes of it is merged with what came of those before.
 *
 * @param partial aggregates a batch; its rows have the columns of the group, then those that are
 *     merged
 * @param key the group of a row of {@code partial}, as one column
 * @param value what is merged of a row of {@code partial}, as one column
 * @param merged of the key, a value and the state (null for a new group), the columns of a row, the
 *     new state
 * @param result of the same, a row of the query as a struct
 * @param output the columns of the query's rows
 * @param keyColumns which of these are the group; empty where they do not say all of it
 */
public record RunningQuery(
    ResolvedQuery partial,
    Expression key,
    Expression value,
    Expression merged,
    Expression result,
    StructType output,
    List<Integer> keyColumns) {
  public RunningQuery {
    keyColumns = List.copyOf(keyColumns);
  }

  /** The type of a state, and of what is merged into it. */
  public DataType stateType() {
    return merged.dataType();
  }
}
