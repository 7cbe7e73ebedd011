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
 * The type of a stream's elements. An element is one value, or a pair: a struct whose fields are
 * {@code _1} and {@code _2}, as Spark calls those of a tuple, which only a bracketed tuple of two
 * makes.
 *
 * <p>Elements are rows: a pair is a row of two columns, every other element a row of one.
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

  /** The records of a source: lines, or structs of a line, {@code value}, and these fields. */
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

  /** Pairs of a key and a value. */
  public static StreamType pairs(StructField key, StructField value) {
    return new StreamType(
        new StructType(
            new StructField[] {
              column(FIRST, key.dataType(), key.nullable()),
              column(SECOND, value.dataType(), value.nullable())
            }),
        false);
  }

  /** The type of a pair that is a value. */
  public static DataType pairType(DataType first, DataType second) {
    return new StructType(
        new StructField[] {column(FIRST, first, true), column(SECOND, second, true)});
  }

  /** A column. */
  public static StructField column(String name, DataType type, boolean nullable) {
    return new StructField(name, type, nullable, Metadata.empty());
  }

  /** Whether elements are pairs of a key and a value. */
  public boolean isPair() {
    return isPair(element);
  }

  static boolean isPair(DataType type) {
    return type instanceof StructType struct
        && List.of(struct.fieldNames()).equals(List.of(FIRST, SECOND));
  }

  /** The columns of the rows that elements are: {@code value}, or {@code key} and {@code value}. */
  public StructType row() {
    StructField value = column("value", element, nullable);
    return new StructType(
        isPair() ? new StructField[] {key(), value()} : new StructField[] {value});
  }

  /** The key of pairs. */
  public StructField key() {
    return part("key", 0);
  }

  /** The value of pairs. */
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

  /** In words: {@code a stream of pairs (STRING, INT)}. */
  @Override
  public String toString() {
    return isPair()
        ? "a stream of pairs (" + key().dataType().sql() + ", " + value().dataType().sql() + ")"
        : "a stream of " + element.sql();
  }
}
