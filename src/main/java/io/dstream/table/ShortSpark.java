package io.dstream.table;

import java.util.Map;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** Runs a short-lived Spark context with one core for a query before the stream starts. */
final class ShortSpark {
  private ShortSpark() {}

  /**
   * Returns the result of {@code question}, then stops Spark.
   *
   * @param conf the user's Spark properties
   */
  static <T> T ask(Map<String, String> conf, Function<SparkSession, T> question) {
    SparkConf local = new SparkConf().setAppName("dstream tables");
    local.set("spark.ui.enabled", "false");
    local.set("spark.driver.host", "localhost").set("spark.driver.bindAddress", "127.0.0.1");
    conf.forEach(local::set);
    SparkContext spark = new SparkContext(local.setMaster("local[1]"));
    try {
      return question.apply(new SparkSession(spark));
    } finally {
      spark.stop();
    }
  }
}
