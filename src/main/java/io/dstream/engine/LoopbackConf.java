package io.dstream.engine;

import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * Spark properties of a run on one machine, whose web pages are for this machine alone. Spark takes
 * the address that its pages are served at from a variable of the environment, and all addresses
 * without it.
 */
final class LoopbackConf extends SparkConf {
  private static final long serialVersionUID = 1L;
  private static final String ADDRESS = "SPARK_LOCAL_IP";

  @Override
  public String getenv(String name) {
    String value = super.getenv(name);
    return value == null && name.equals(ADDRESS) ? "127.0.0.1" : value;
  }

  /** A context works with a copy. */
  @Override
  public SparkConf clone() {
    SparkConf copy = new LoopbackConf();
    for (Tuple2<String, String> each : getAll()) {
      copy.set(each._1(), each._2());
    }
    return copy;
  }
}
