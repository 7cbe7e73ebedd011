package io.dstream.pipe.function;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The value of a function's parameter.
 *
 * @param value computes it from the row that the function is applied to
 */
public record Input(Expression value) {
  /** Returns a column of the row as input. */
  public static Input column(int index, DataType type, boolean nullable) {
    return new Input(new BoundReference(index, type, nullable));
  }

  /**
   * Returns the whole element as one parameter. A pair becomes a struct of its key and value. If
   * pairs may be null, a pair of two nulls becomes null.
   */
  public static Input element(StreamType stream) {
    List<Expression> columns = columns(stream.row());
    if (!stream.isPair()) {
      return new Input(columns.get(0));
    }
    Expression pair =
        new CreateNamedStruct(
            Trees.seq(
                List.of(
                    Trees.text(StreamType.FIRST),
                    columns.get(0),
                    Trees.text(StreamType.SECOND),
                    columns.get(1))));
    Expression none = new And(new IsNull(columns.get(0)), new IsNull(columns.get(1)));
    return new Input(
        stream.nullable() ? new If(none, Literal.create(null, pair.dataType()), pair) : pair);
  }

  /**
   * Returns the parts of an element as parameters: key and value of a pair, the fields of a struct,
   * or any other element itself.
   */
  public static List<Input> parts(StreamType stream) {
    List<Input> columns = columns(stream.row()).stream().map(Input::new).toList();
    return stream.isPair() ? columns : columns.get(0).fields();
  }

  /** Returns the fields of a struct as parameters, or any other value itself. */
  public List<Input> fields() {
    if (!(type() instanceof StructType struct)) {
      return List.of(this);
    }
    List<Input> fields = new ArrayList<>();
    for (int i = 0; i < struct.length(); i++) {
      fields.add(new Input(Tuples.field(value, i)));
    }
    return fields;
  }

  private static List<Expression> columns(StructType row) {
    List<Expression> columns = new ArrayList<>();
    for (StructField field : row.fields()) {
      columns.add(new BoundReference(columns.size(), field.dataType(), field.nullable()));
    }
    return columns;
  }

  DataType type() {
    return value.dataType();
  }

  boolean nullable() {
    return value.nullable();
  }
}
