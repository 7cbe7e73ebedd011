package io.dstream.table;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The columns of lines, as Spark finds them; lines that are not of the format do not count. */
public final class LineColumns {
  private static final Map<String, String> OPTIONS =
      Map.of("mode", "DROPMALFORMED", "escape", "\"", "inferSchema", "true");

  private LineColumns() {}

  /**
   * Those of lines that are JSON objects: all that any of them has, by name.
   *
   * @param conf Spark properties of the user
   */
  public static StructType ofJson(List<String> lines, Map<String, String> conf) {
    return ShortSpark.ask(conf, session -> reader(session).json(dataset(session, lines)).schema());
  }

  /**
   * Those of lines of CSV.
   *
   * @param header whether the first line is their names; else they are {@code _c0}, {@code _c1}, …
   * @param conf Spark properties of the user
   */
  public static StructType ofCsv(List<String> lines, boolean header, Map<String, String> conf) {
    return ShortSpark.ask(
        conf,
        session -> reader(session).option("header", header).csv(dataset(session, lines)).schema());
  }

  private static DataFrameReader reader(SparkSession session) {
    return session.read().options(OPTIONS);
  }

  private static Dataset<String> dataset(SparkSession session, List<String> lines) {
    return session.createDataset(lines, Encoders.STRING());
  }
}
