package io.dstream.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Describes where the figures were measured. */
final class Environment {
  private Environment() {}

  /** Describes this machine. */
  static Map<String, Object> machine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return machine;
  }

  /** Lists the versions of the software on this machine. */
  static Map<String, Object> versions() {
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("java", Runtime.version().toString());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("scala", scala.util.Properties.versionNumberString());
    versions.put("kafka", org.apache.kafka.common.utils.AppInfoParser.getVersion());
    return versions;
  }
}
