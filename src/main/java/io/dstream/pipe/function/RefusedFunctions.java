package io.dstream.pipe.function;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The functions of Spark SQL that a pipeline rejects, and the reasons. Functions that read their
 * environment or run code do not belong in a pipeline. Functions whose result changes from call to
 * call would give other results when a batch runs again after a failure, but exactly-once delivery
 * requires equal results. They are rejected and not pinned, as users can write a fixed time or seed
 * themselves. Functions that do not fit a function of one record, such as aggregates, are rejected
 * by their group in Spark.
 */
public final class RefusedFunctions {
  private static final String RUNS_CODE = "it runs code of the Java class path";
  private static final String OUTSIDE =
      "it reads the surroundings of the program and not the record";
  private static final String CHANGES = "its result changes from call to call";
  private static final String CLOCK =
      "it reads the clock, so a batch that runs again has another result";
  private static final String POSITION =
      "its result depends on where and in which order records are processed";
  private static final String NO_FILE = "it belongs to Spark's file tables";
  private static final String ROWS = "it makes several rows; flatMap takes an array instead";
  private static final String GROUPING = "it belongs to GROUP BY";

  private static final Map<String, String> REASONS = reasons();

  /** Groups of Spark's function registry. */
  private static final Map<String, String> GROUPS =
      Map.of(
          "agg_funcs", "it is an aggregate over many records; over an array, use aggregate(…)",
          "window_funcs", "it is a window function over many records",
          "generator_funcs", ROWS);

  /** Aggregates whose result depends on the order of rows. */
  private static final Set<String> AS_THEY_COME =
      Set.of(
          "any_value",
          "approx_percentile",
          "first",
          "first_value",
          "last",
          "last_value",
          "max_by",
          "min_by",
          "mode",
          "percentile_approx");

  private RefusedFunctions() {}

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    put(reasons, RUNS_CODE, "reflect", "java_method", "try_reflect");
    put(reasons, OUTSIDE, "current_user", "user", "session_user", "current_catalog");
    put(reasons, OUTSIDE, "current_database", "current_schema", "version");
    put(reasons, OUTSIDE, "current_timezone");
    put(reasons, ROWS, "json_tuple");
    put(reasons, CLOCK, "now", "current_date", "curdate", "current_timestamp", "localtimestamp");
    put(reasons, CHANGES, "rand", "random", "randn", "uuid", "shuffle", "aes_encrypt");
    put(reasons, POSITION, "monotonically_increasing_id", "spark_partition_id");
    put(reasons, NO_FILE, "input_file_name", "input_file_block_start", "input_file_block_length");
    put(reasons, GROUPING, "grouping", "grouping_id", "window", "session_window", "window_time");
    return Map.copyOf(reasons);
  }

  private static void put(Map<String, String> reasons, String reason, String... names) {
    for (String name : names) {
      reasons.put(name, reason);
    }
  }

  /** Returns why a function with this name is rejected; empty if it is allowed. */
  public static Optional<String> reason(String name) {
    return Optional.ofNullable(REASONS.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns why a function is rejected in a query over many records, which may use functions that
   * make rows or belong to GROUP BY.
   */
  public static Optional<String> reasonInQuery(String name) {
    return AS_THEY_COME.contains(name.toLowerCase(Locale.ROOT))
        ? Optional.of(POSITION)
        : reason(name).filter(reason -> !reason.equals(ROWS) && !reason.equals(GROUPING));
  }

  /** Returns why a group of Spark's registry is rejected; empty if it is allowed. */
  public static Optional<String> groupReason(String group) {
    return Optional.ofNullable(GROUPS.get(group));
  }
}
