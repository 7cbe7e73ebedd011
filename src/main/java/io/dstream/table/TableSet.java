package io.dstream.table;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The tables that a stream is joined with, by name.
 *
 * @param columns the columns of each table
 * @param refresh the interval after which tables are read again; empty to read them once
 */
public record TableSet(
    Map<String, Table> tables, Map<String, StructType> columns, Optional<Duration> refresh) {
  /** No tables. */
  public static final TableSet NONE = new TableSet(Map.of(), Map.of(), Optional.empty());

  /**
   * Finds the columns of the tables, in a Spark context that is stopped afterwards.
   *
   * @param conf the user's Spark properties
   * @throws DstreamException wrong usage, when a table cannot be read
   */
  public static TableSet of(
      Map<String, Table> tables, Optional<Duration> refresh, Map<String, String> conf) {
    if (tables.isEmpty()) {
      return NONE;
    }
    Map<String, StructType> columns =
        ShortSpark.ask(
            conf,
            session -> {
              Map<String, StructType> found = new LinkedHashMap<>();
              tables.forEach(
                  (name, table) -> found.put(name, requireColumns(name, table, session)));
              return found;
            });
    return new TableSet(tables, columns, refresh);
  }

  private static StructType requireColumns(String name, Table table, SparkSession session) {
    StructType columns = read(name, table, () -> table.columns(session), true);
    if (columns.isEmpty()) {
      throw DstreamException.usage(
          "--table " + name + "=" + table.describe() + " has no columns", "is the file empty?");
    }
    return columns;
  }

  /** Returns the result of {@code reading}; if it fails, the error names the table. */
  static <T> T read(String name, Table table, Supplier<T> reading, boolean usage) {
    try {
      return reading.get();
    } catch (Exception e) { // Scala does not declare what it throws
      String what = "--table " + name + "=" + table.describe() + " cannot be read: ";
      Throwable cause = e;
      while (cause.getCause() != null) { // for a file, Spark only reports an aborted job first
        cause = cause.getCause();
      }
      String why = table.shown(String.valueOf(cause.getMessage())).lines().findFirst().orElse("");
      throw usage ? DstreamException.usage(what + why) : DstreamException.failed(what + why, e);
    }
  }

  /** Returns whether there is a table of this name. */
  public boolean has(String name) {
    return tables.containsKey(name);
  }

  /** Returns the options that identify the tables. */
  public Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>();
    tables.forEach(
        (name, table) ->
            table.identity().forEach((option, value) -> identity.put(option + " " + name, value)));
    return identity;
  }

  /** Describes a table for the user. */
  public String describe(String name) {
    return name
        + ": "
        + tables.get(name).describe()
        + ", "
        + columns.get(name).toDDL().replace(" NOT NULL", "")
        + ", read "
        + refresh.map(every -> "every " + Durations.format(every)).orElse("once");
  }
}
