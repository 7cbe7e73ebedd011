package io.dstream.pipe.row;

import io.dstream.pipe.function.CompiledFunction;
import io.dstream.pipe.function.Input;
import io.dstream.pipe.function.PerThread;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.row.Column;
import io.dstream.row.ColumnType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/**
 * Converts the rows of a stream to values of a result. The columns are {@code key} and {@code
 * value} for a pair, the fields for a struct, and {@code value} for any other element.
 */
public final class ResultRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> names;
  private final List<ResultValue> kinds;
  private final List<ColumnType> types;
  private final RowFunction function;

  /** Creates the conversion for a stream of this type. */
  public ResultRows(StreamType stream) {
    List<Input> columns = Input.parts(stream);
    this.names = List.of(names(stream));
    this.kinds = columns.stream().map(column -> ResultValue.of(column.value().dataType())).toList();
    this.types =
        columns.stream().map(column -> ResultValue.type(column.value().dataType())).toList();
    this.function =
        new RowFunction(
            "result",
            columns.stream().map(column -> ResultValue.expression(column.value())).toList());
  }

  private static String[] names(StreamType stream) {
    return !stream.isPair() && stream.element() instanceof StructType struct
        ? struct.fieldNames()
        : stream.row().fieldNames();
  }

  /** Returns the columns of the results. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new Column(names.get(i), types.get(i), true));
    }
    return columns;
  }

  /** Returns the compiled conversion. It is compiled once per thread. */
  public Compiled ofThisThread() {
    return new Compiled(PerThread.compiled(function), kinds);
  }

  /** Returns the names of the columns. */
  public List<String> names() {
    return names;
  }

  /** Compiles the conversion for one thread. */
  public Compiled compile() {
    return new Compiled(function.compile(), kinds);
  }

  /** The compiled conversion. Not thread-safe. */
  public static final class Compiled {
    private final CompiledFunction function;
    private final List<ResultValue> kinds;

    private Compiled(CompiledFunction function, List<ResultValue> kinds) {
      this.function = function;
      this.kinds = kinds;
    }

    /**
     * Returns the values of a row, one per column: {@code byte[]} for STRING and BINARY, {@link
     * Long} for whole numbers, {@link Double}, {@link Boolean}, and null for NULL. All other values
     * are the bytes of a text: nested values as {@code to_json} writes them, others as Spark SQL
     * casts them.
     */
    public List<Object> values(InternalRow row) {
      UnsafeRow converted = function.apply(row);
      List<Object> values = new ArrayList<>(kinds.size());
      for (int i = 0; i < kinds.size(); i++) {
        values.add(converted.isNullAt(i) ? null : kinds.get(i).read(converted, i));
      }
      return values;
    }
  }
}
