package io.dstream.spark;

import io.dstream.spec.RecordField;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The types of the fields of records; those of Kafka are the same as in Spark's Kafka source. */
public final class RecordTypes {
  private RecordTypes() {}

  /** Returns the fields as a struct, in their order. */
  public static StructType of(List<RecordField> fields) {
    StructType type = new StructType();
    for (RecordField field : fields) {
      boolean nullable = field == RecordField.KEY || field == RecordField.TIMESTAMP;
      type = type.add(field.toString(), of(field), nullable);
    }
    return type;
  }

  private static DataType of(RecordField field) {
    return switch (field) {
      case KEY, TOPIC, FILE -> DataTypes.StringType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case PARTITION -> DataTypes.IntegerType;
      case OFFSET -> DataTypes.LongType;
      case HEADERS ->
          DataTypes.createArrayType(
              new StructType(
                  new StructField[] {
                    DataTypes.createStructField("key", DataTypes.StringType, false),
                    DataTypes.createStructField("value", DataTypes.BinaryType, true)
                  }),
              false);
    };
  }
}
