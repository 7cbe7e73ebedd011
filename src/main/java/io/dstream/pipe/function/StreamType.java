package io.dstream.pipe.function;

import io.dstream.spark.RecordTypes;
import io.dstream.spec.RecordField;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The type of a stream's elements. An element is one value or a pair. A pair is a struct with the
 * fields {@code _1} and {@code _2}, Spark's names for those of a tuple. Only a tuple of two in
 * parentheses creates it.
 *
 * <p>Elements are rows: a pair is a row with two columns, every other element a row with one.
 *
 * @param nullable whether an element may be null; a pair that is null is a row of two nulls
 */
public record StreamType(DataType element, boolean nullable) implements Serializable {
  /** The name of a pair's first field. */
  static final String FIRST = "_1";

  /** The name of a pair's second field. */
  static final String SECOND = "_2";

  /** Lines of text. */
  public static final StreamType LINES = new StreamType(DataTypes.StringType, false);

  /** Returns the type of a source: lines, or structs of {@code value} (a line) and the fields. */
  public static StreamType records(List<RecordField> fields) {
    if (fields.isEmpty()) {
      return LINES;
    }
    StructType record = new StructType().add("value", DataTypes.StringType, false);
    for (StructField field : RecordTypes.of(fields).fields()) {
      record = record.add(field);
    }
    return new StreamType(record, false);
  }

  /** Returns the type of a stream of key-value pairs. */
  public static StreamType pairs(StructField key, StructField value) {
    return new StreamType(
        new StructType(
            new StructField[] {
              column(FIRST, key.dataType(), key.nullable()),
              column(SECOND, value.dataType(), value.nullable())
            }),
        false);
  }

  /** Returns the type of a pair that is a value. */
  public static DataType pairType(DataType first, DataType second) {
    return new StructType(
        new StructField[] {column(FIRST, first, true), column(SECOND, second, true)});
  }

  /** Returns a column. */
  public static StructField column(String name, DataType type, boolean nullable) {
    return new StructField(name, type, nullable, Metadata.empty());
  }

  /** Returns whether elements are key-value pairs. */
  public boolean isPair() {
    return isPair(element);
  }

  static boolean isPair(DataType type) {
    return type instanceof StructType struct
        && List.of(struct.fieldNames()).equals(List.of(FIRST, SECOND));
  }

  /** Returns the columns of an element: {@code value}, or {@code key} and {@code value}. */
  public StructType row() {
    StructField value = column("value", element, nullable);
    return new StructType(
        isPair() ? new StructField[] {key(), value()} : new StructField[] {value});
  }

  /** Returns the column of the key of pairs. */
  public StructField key() {
    return part("key", 0);
  }

  /** Returns the column of the value of pairs. */
  public StructField value() {
    return part("value", 1);
  }

  private StructField part(String name, int index) {
    if (!isPair()) {
      throw new IllegalStateException(this + " has no keys");
    }
    StructField field = ((StructType) element).fields()[index];
    return column(name, field.dataType(), nullable || field.nullable());
  }

  /** Describes the type, as in {@code a stream of pairs (STRING, INT)}. */
  @Override
  public String toString() {
    return isPair()
        ? "a stream of pairs (" + key().dataType().sql() + ", " + value().dataType().sql() + ")"
        : "a stream of " + element.sql();
  }
}
