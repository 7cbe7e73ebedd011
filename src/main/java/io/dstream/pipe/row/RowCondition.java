package io.dstream.pipe.row;

import io.dstream.pipe.function.CompiledPredicate;
import io.dstream.pipe.function.Functions;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import io.dstream.pipe.text.TextRange;
import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A condition on the rows of a result: a Spark SQL expression over its columns. It is resolved on
 * the driver, sent to tasks uncompiled, and compiled there.
 */
public final class RowCondition implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RowFunction function;

  private RowCondition(RowFunction function) {
    this.function = function;
  }

  /**
   * Resolves an expression.
   *
   * @param name a name for failure messages, such as {@code alert hot}
   * @throws PipelineException with the position in {@code expression}, if Spark does not understand
   *     it, if it is not a condition, or if it is rejected like a function of a pipeline
   */
  public static RowCondition of(String name, String expression, Schema schema) {
    return of(name, expression, schema, new Functions());
  }

  /**
   * Resolves an expression from an untrusted source, which may use little time and memory only.
   *
   * @throws PipelineException as {@link #of}
   */
  public static RowCondition ofBoundedCost(String name, String expression, Schema schema) {
    return of(name, expression, schema, Functions.ofBoundedCost());
  }

  private static RowCondition of(
      String name, String expression, Schema schema, Functions functions) {
    TextRange whole = new TextRange(0, expression.length());
    List<Argument.Parameter> parameters = new ArrayList<>();
    List<Input> inputs = new ArrayList<>();
    for (Column column : schema.columns()) {
      parameters.add(new Argument.Parameter(column.name(), whole));
      inputs.add(Input.column(inputs.size(), type(column.type()), column.nullable()));
    }
    Expression condition =
        functions.resolve(new Argument.Function(parameters, expression, whole, whole), inputs);
    if (!condition.dataType().equals(DataTypes.BooleanType)) {
      throw new PipelineException(
          whole,
          "the condition is of type " + condition.dataType().sql(),
          "a condition is of type BOOLEAN, such as count > 100");
    }
    return new RowCondition(RowFunction.of(name, condition));
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case STRING, JSON -> DataTypes.StringType;
      case BIGINT -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
    };
  }

  /** Compiles the condition for one thread. */
  public Compiled compile() {
    return new Compiled(function.compilePredicate());
  }

  /** Returns the condition in interpreted form, without compilation, for one thread. */
  public Compiled interpreted() {
    return new Compiled(function.interpretPredicate());
  }

  /** An executable condition. */
  public static final class Compiled {
    private final CompiledPredicate predicate;

    private Compiled(CompiledPredicate predicate) {
      this.predicate = predicate;
    }

    /**
     * Returns whether the condition holds for a row; null counts as false.
     *
     * @throws io.dstream.spec.DstreamException if it fails, such as by an overflow; the message has
     *     the values
     */
    public boolean test(Row row) {
      Object[] values = new Object[row.values().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = row.get(i) instanceof byte[] text ? UTF8String.fromBytes(text) : row.get(i);
      }
      return predicate.test(new GenericInternalRow(values));
    }
  }
}
