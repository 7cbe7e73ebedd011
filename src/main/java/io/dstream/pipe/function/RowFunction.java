package io.dstream.pipe.function;

import io.dstream.spec.MemoryEndedAt;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InterpretedPredicate;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;

/**
 * A function from row to row: resolved on the driver, sent to tasks as it is, compiled there once
 * per task. Spark keeps the compiled classes per JVM, by their source.
 *
 * @param stage the stage as it is written, which a failure names
 * @param columns one expression per column of the result, bound to the columns of the row that
 *     comes in
 */
public record RowFunction(String stage, List<Expression> columns) implements Serializable {
  public RowFunction {
    columns = List.copyOf(columns);
  }

  /** A function with one column. */
  public static RowFunction of(String stage, Expression column) {
    return new RowFunction(stage, List.of(column));
  }

  /** A function that gives the row that an element is: of a pair two columns, else one. */
  public static RowFunction element(String stage, Expression element) {
    return new RowFunction(stage, Tuples.columns(element));
  }

  /**
   * Whether it only takes columns and constants, which cannot fail: then a function of its row can
   * be one of the row that comes in ({@link #after}).
   */
  public boolean onlyPicks() {
    return columns.stream()
        .allMatch(column -> column instanceof BoundReference || column instanceof Literal);
  }

  /** The column that it takes as it is, where that is all, and a text. */
  public OptionalInt pickedText() {
    return columns.size() == 1
            && columns.get(0) instanceof BoundReference column
            && column.dataType().equals(DataTypes.StringType)
        ? OptionalInt.of(column.ordinal())
        : OptionalInt.empty();
  }

  /**
   * Memory ended where the values of each key are collected.
   *
   * @param key a row that this function gave, of one column
   * @param values so many of it were there
   */
  public MemoryEndedAt memoryEnded(InternalRow key, int values) {
    return new FunctionFailure(this).memoryEnded(key, values);
  }

  /** This function of the row that {@code first} gives, as one of the row that that one gets. */
  public RowFunction after(RowFunction first) {
    return new RowFunction(
        stage,
        columns.stream()
            .map(
                column ->
                    Trees.rewrite(
                        column,
                        node ->
                            node instanceof BoundReference reference
                                ? first.columns.get(reference.ordinal())
                                : node))
            .toList());
  }

  /** The function as compiled code, for one thread. */
  public CompiledFunction compile() {
    UnsafeProjection projection =
        SqlSettings.with(
            () -> {
              UnsafeProjection made = UnsafeProjection.create(Trees.<Expression>seq(columns));
              made.initialize(TaskContext.getPartitionId());
              return made;
            });
    boolean constant = columns.stream().allMatch(Literal.class::isInstance);
    return new CompiledFunction(projection, new FunctionFailure(this), constant);
  }

  /**
   * A function of two rows of one column, the same as its own, as compiled code, for one thread.
   */
  public CompiledMerge compileMerge() {
    if (!UnsafeRow.isFixedLength(columns.get(0).dataType())) {
      return new CompiledMerge(compile(), null, new FunctionFailure(this));
    }
    MutableProjection projection =
        SqlSettings.with(
            () -> {
              MutableProjection made = MutableProjection.create(Trees.<Expression>seq(columns));
              made.initialize(TaskContext.getPartitionId());
              return made;
            });
    return new CompiledMerge(null, projection, new FunctionFailure(this));
  }

  /** The only column, a BOOLEAN, as compiled code, for one thread. */
  public CompiledPredicate compilePredicate() {
    BasePredicate predicate =
        SqlSettings.with(
            () -> {
              BasePredicate made = Predicate.create(columns.get(0));
              made.initialize(0);
              return made;
            });
    return new CompiledPredicate(predicate, new FunctionFailure(this));
  }

  /** The same without a compiler: for a condition that few rows are asked for. */
  public CompiledPredicate interpretPredicate() {
    BasePredicate predicate = SqlSettings.with(() -> new InterpretedPredicate(columns.get(0)));
    return new CompiledPredicate(predicate, new FunctionFailure(this));
  }
}
