package io.dstream.table;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The location of a table's rows. A checked, immutable description until it is read. */
public interface Table {
  /** Describes the location, without passwords. */
  String describe();

  /** Returns the current columns of the rows; a CSV or JSON file is read to infer them. */
  StructType columns(SparkSession session);

  /** Returns the rows, which are read lazily. */
  Dataset<Row> rows(SparkSession session, StructType columns);

  /** Masks secrets in a message about the table. */
  String shown(String message);

  /** Returns the options that identify the table; a checkpoint is valid only for these. */
  Map<String, String> identity();
}
