package io.dstream.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where figures come from. */
final class Environment {
  private Environment() {}

  /** What this machine is. */
  static Map<String, Object> machine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return machine;
  }

  /** What it runs. */
  static Map<String, Object> versions() {
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("java", Runtime.version().toString());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("scala", scala.util.Properties.versionNumberString());
    versions.put("kafka", org.apache.kafka.common.utils.AppInfoParser.getVersion());
    return versions;
  }
}
