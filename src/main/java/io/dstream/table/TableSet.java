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
 * @param columns what their rows have
 * @param refresh after how long they are read again; empty where they are read once
 */
public record TableSet(
    Map<String, Table> tables, Map<String, StructType> columns, Optional<Duration> refresh) {
  /** No tables. */
  public static final TableSet NONE = new TableSet(Map.of(), Map.of(), Optional.empty());

  /**
   * Looks which columns the tables have. Spark does it, in a context of its own that ends with it.
   *
   * @param conf Spark properties of the user
   * @throws DstreamException wrong usage, when one cannot be read
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

  /** What {@code reading} gives; its failure names the table. */
  static <T> T read(String name, Table table, Supplier<T> reading, boolean usage) {
    try {
      return reading.get();
    } catch (Exception e) { // Scala does not declare what it throws
      String what = "--table " + name + "=" + table.describe() + " cannot be read: ";
      Throwable cause = e;
      while (cause.getCause() != null) { // of a file, Spark says first that a job was aborted
        cause = cause.getCause();
      }
      String why = table.shown(String.valueOf(cause.getMessage())).lines().findFirst().orElse("");
      throw usage ? DstreamException.usage(what + why) : DstreamException.failed(what + why, e);
    }
  }

  /** Whether there is one of this name. */
  public boolean has(String name) {
    return tables.containsKey(name);
  }

  /** The options that say which tables they are. */
  public Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>();
    tables.forEach(
        (name, table) ->
            table.identity().forEach((option, value) -> identity.put(option + " " + name, value)));
    return identity;
  }

  /** A table in words. */
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
