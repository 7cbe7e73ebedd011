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
 * A function from row to row. It is resolved on the driver, sent to tasks uncompiled, and compiled
 * once per task. Spark caches the compiled classes per JVM by their source.
 *
 * @param stage the text of the stage, for failure messages
 * @param columns one expression per column of the result, bound to the columns of the input row
 */
public record RowFunction(String stage, List<Expression> columns) implements Serializable {
  public RowFunction {
    columns = List.copyOf(columns);
  }

  /** Creates a function with one column. */
  public static RowFunction of(String stage, Expression column) {
    return new RowFunction(stage, List.of(column));
  }

  /** Creates a function that returns an element as a row: two columns for a pair, else one. */
  public static RowFunction element(String stage, Expression element) {
    return new RowFunction(stage, Tuples.columns(element));
  }

  /**
   * Returns whether the function only selects columns and constants, which cannot fail. A function
   * of its result can then be applied to its input row directly ({@link #after}).
   */
  public boolean onlyPicks() {
    return columns.stream()
        .allMatch(column -> column instanceof BoundReference || column instanceof Literal);
  }

  /** Returns the index of the column if the function only selects one text column. */
  public OptionalInt pickedText() {
    return columns.size() == 1
            && columns.get(0) instanceof BoundReference column
            && column.dataType().equals(DataTypes.StringType)
        ? OptionalInt.of(column.ordinal())
        : OptionalInt.empty();
  }

  /**
   * Returns the error for memory that ran out while collecting the values of each key.
   *
   * @param key a row with one column that this function returned
   * @param values the number of values of the key
   */
  public MemoryEndedAt memoryEnded(InternalRow key, int values) {
    return new FunctionFailure(this).memoryEnded(key, values);
  }

  /** Returns the composition that applies {@code first} and then this function. */
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

  /** Compiles the function for one thread. */
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

  /** Compiles, for one thread, a function that merges two rows with one column of its own type. */
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

  /** Compiles the only column, a BOOLEAN, for one thread. */
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

  /** Returns the predicate without compilation, for a condition that is tested on few rows. */
  public CompiledPredicate interpretPredicate() {
    BasePredicate predicate = SqlSettings.with(() -> new InterpretedPredicate(columns.get(0)));
    return new CompiledPredicate(predicate, new FunctionFailure(this));
  }
}
