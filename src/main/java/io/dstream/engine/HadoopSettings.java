package io.dstream.engine;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Hadoop's settings among the Spark properties of the user, as Spark will make them. */
final class HadoopSettings {
  private static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  /** The settings of {@code spark}; Spark is not needed for them. */
  static Configuration of(Map<String, String> spark) {
    Configuration hadoop = new Configuration();
    spark.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            hadoop.set(name.substring(PREFIX.length()), value);
          }
        });
    return hadoop;
  }
}
