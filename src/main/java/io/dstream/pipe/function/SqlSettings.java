package io.dstream.pipe.function;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.internal.SQLConf;

/**
 * The settings of Spark SQL under which functions are resolved and compiled, on the driver and in
 * tasks alike, whatever a session says: ANSI mode, so that an overflow is an error and never a
 * wrong number, and UTC, so that a result does not depend on the machine.
 */
public final class SqlSettings {
  /** The time zone of functions. */
  public static final String TIME_ZONE = "UTC";

  private static final Map<String, String> VALUES =
      Map.of(
          "spark.sql.ansi.enabled", "true",
          "spark.sql.session.timeZone", TIME_ZONE,
          // Else a text that is no date is an error about upgrading from Spark 2.
          "spark.sql.legacy.timeParserPolicy", "CORRECTED");

  private static final SQLConf SETTINGS = settings();

  private SqlSettings() {}

  private static SQLConf settings() {
    SQLConf settings = new SQLConf();
    VALUES.forEach(settings::setConfString);
    return settings;
  }

  /** Name and value of each. */
  public static Map<String, String> values() {
    return VALUES;
  }

  /** They hold in the tasks of the jobs that this thread begins. */
  public static void inTasks(SparkContext spark) {
    VALUES.forEach(spark::setLocalProperty);
  }

  /** What {@code work} gives under these settings, which hold in this thread until it is done. */
  public static <T> T with(Supplier<T> work) {
    return SQLConf.withExistingConf(SETTINGS, work::get);
  }
}
