package io.dstream.pipe.stage;

import io.dstream.pipe.function.Trees;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Descending$;
import org.apache.spark.sql.catalyst.expressions.SortDirection;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.LazilyGeneratedOrdering;
import org.apache.spark.sql.types.DataType;

/**
 * Orders rows by columns, the first one first. Values compare as in Spark SQL; NULL is the
 * smallest.
 */
public record RowOrder(List<Column> columns) implements Serializable {
  public RowOrder {
    columns = List.copyOf(columns);
  }

  /** A column to order by. */
  record Column(int index, DataType type, boolean ascending) implements Serializable {
    private SortOrder order() {
      SortDirection direction = ascending ? Ascending$.MODULE$ : Descending$.MODULE$;
      return new SortOrder(
          new BoundReference(index, type, true),
          direction,
          direction.defaultNullOrdering(),
          Trees.none());
    }
  }

  /** Returns the order as compiled code that can be sent to tasks. */
  public Comparator<UnsafeRow> comparator() {
    return new Compiled(
        new LazilyGeneratedOrdering(Trees.seq(columns.stream().map(Column::order).toList())));
  }

  private record Compiled(LazilyGeneratedOrdering ordering)
      implements Comparator<UnsafeRow>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(UnsafeRow one, UnsafeRow other) {
      return ordering.compare(one, other);
    }
  }
}
