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
 * What a parameter of a function stands for.
 *
 * @param value how it is made of the row that the function is applied to
 */
public record Input(Expression value) {
  /** A column of the row. */
  public static Input column(int index, DataType type, boolean nullable) {
    return new Input(new BoundReference(index, type, nullable));
  }

  /**
   * The whole element, as one parameter: of a pair, a struct of its key and value. Where pairs may
   * be null, one of two nulls is.
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
   * The parts of an element, each as a parameter: key and value of a pair, the fields of a struct;
   * of any other element the one that it is.
   */
  public static List<Input> parts(StreamType stream) {
    List<Input> columns = columns(stream.row()).stream().map(Input::new).toList();
    return stream.isPair() ? columns : columns.get(0).fields();
  }

  /** The fields of a struct, each as a parameter; of any other value the one that it is. */
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
