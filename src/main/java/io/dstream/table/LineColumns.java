package io.dstream.table;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Infers the columns of lines with Spark; ignores lines that are not of the format. */
public final class LineColumns {
  private static final Map<String, String> OPTIONS =
      Map.of("mode", "DROPMALFORMED", "escape", "\"", "inferSchema", "true");

  private LineColumns() {}

  /**
   * Infers the columns of lines that are JSON objects: all names that occur in any line.
   *
   * @param conf the user's Spark properties
   */
  public static StructType ofJson(List<String> lines, Map<String, String> conf) {
    return ShortSpark.ask(conf, session -> reader(session).json(dataset(session, lines)).schema());
  }

  /**
   * Infers the columns of CSV lines.
   *
   * @param header whether the first line has the names; else they are {@code _c0}, {@code _c1}, …
   * @param conf the user's Spark properties
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
