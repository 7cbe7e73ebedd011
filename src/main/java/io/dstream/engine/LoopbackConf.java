package io.dstream.engine;

import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * Spark properties of a local run, whose web pages are visible to this machine only. Spark takes
 * the address that serves its pages from the environment variable {@code SPARK_LOCAL_IP}, and uses
 * all addresses if it is not set.
 */
final class LoopbackConf extends SparkConf {
  private static final long serialVersionUID = 1L;
  private static final String ADDRESS = "SPARK_LOCAL_IP";

  @Override
  public String getenv(String name) {
    String value = super.getenv(name);
    return value == null && name.equals(ADDRESS) ? "127.0.0.1" : value;
  }

  /** Returns a copy of the same class, because a SparkContext works with a copy. */
  @Override
  public SparkConf clone() {
    SparkConf copy = new LoopbackConf();
    for (Tuple2<String, String> each : getAll()) {
      copy.set(each._1(), each._2());
    }
    return copy;
  }
}
