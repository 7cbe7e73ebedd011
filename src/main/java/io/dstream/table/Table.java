package io.dstream.table;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Where the rows of a table are. A checked, immutable description until it is read. */
public interface Table {
  /** Where it is, without passwords. */
  String describe();

  /** The columns that its rows have now; a CSV or JSON file is read for them. */
  StructType columns(SparkSession session);

  /** Its rows, to be read when they are asked for. */
  Dataset<Row> rows(SparkSession session, StructType columns);

  /** A message about it, without what must not be shown. */
  String shown(String message);

  /** The options that say what it is; a checkpoint is of these. */
  Map<String, String> identity();
}
