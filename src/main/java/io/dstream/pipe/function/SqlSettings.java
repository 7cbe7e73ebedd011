package io.dstream.pipe.function;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.internal.SQLConf;

/**
 * The Spark SQL settings for resolving and compiling functions, on the driver and in tasks. They
 * override those of a session. ANSI mode makes an overflow an error instead of a wrong number. UTC
 * makes results independent of the machine.
 */
public final class SqlSettings {
  /** The time zone of functions. */
  public static final String TIME_ZONE = "UTC";

  private static final Map<String, String> VALUES =
      Map.of(
          "spark.sql.ansi.enabled", "true",
          "spark.sql.session.timeZone", TIME_ZONE,
          // Otherwise an invalid date raises an error about upgrading from Spark 2.
          "spark.sql.legacy.timeParserPolicy", "CORRECTED");

  private static final SQLConf SETTINGS = settings();

  private SqlSettings() {}

  private static SQLConf settings() {
    SQLConf settings = new SQLConf();
    VALUES.forEach(settings::setConfString);
    return settings;
  }

  /** Returns the names and values of the settings. */
  public static Map<String, String> values() {
    return VALUES;
  }

  /** Applies the settings to the tasks of the jobs that this thread starts. */
  public static void inTasks(SparkContext spark) {
    VALUES.forEach(spark::setLocalProperty);
  }

  /** Runs {@code work} in this thread with these settings and returns its result. */
  public static <T> T with(Supplier<T> work) {
    return SQLConf.withExistingConf(SETTINGS, work::get);
  }
}
