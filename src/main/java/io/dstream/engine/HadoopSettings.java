package io.dstream.engine;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Reads Hadoop's settings from the user's Spark properties, as Spark does. */
final class HadoopSettings {
  private static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  /** Returns the Hadoop settings in {@code spark}, without starting Spark. */
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
