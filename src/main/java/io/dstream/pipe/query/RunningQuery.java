package io.dstream.pipe.query;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * An aggregation query over all rows since the start. Each batch is aggregated separately, and the
 * result is merged with that of the previous batches.
 *
 * @param partial aggregates a batch; its rows have the columns of the group, then the merged ones
 * @param key the group of a row of {@code partial}, as one column
 * @param value the values to merge of a row of {@code partial}, as one column
 * @param merged computes the new state from a row with the columns key, value and state (null for a
 *     new group)
 * @param result computes a result row of the query, as a struct, from the same columns
 * @param output the columns of the result rows
 * @param keyColumns the indexes of the group columns; empty if they do not cover the whole group
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

  /** Returns the type of a state and of the values merged into it. */
  public DataType stateType() {
    return merged.dataType();
  }
}
