package io.dstream.pipe.function;

import java.util.function.Supplier;
import org.apache.spark.sql.internal.SQLConf;

/**
 * The settings of Spark SQL under which functions are resolved and compiled, on the driver and in
 * tasks alike, whatever a session says: ANSI mode, so that an overflow is an error and never a
 * wrong number, and UTC, so that a result does not depend on the machine.
 */
public final class SqlSettings {
  /** The time zone of functions. */
  public static final String TIME_ZONE = "UTC";

  private static final SQLConf SETTINGS = settings();

  private SqlSettings() {}

  private static SQLConf settings() {
    SQLConf settings = new SQLConf();
    settings.setConfString("spark.sql.ansi.enabled", "true");
    settings.setConfString("spark.sql.session.timeZone", TIME_ZONE);
    return settings;
  }

  /** What {@code work} gives under these settings, which hold in this thread until it is done. */
  public static <T> T with(Supplier<T> work) {
    return SQLConf.withExistingConf(SETTINGS, work::get);
  }
}
