package io.dstream.table;

import io.dstream.spark.CopiedRows;
import io.dstream.spark.Rdds;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

/**
 * Loads the rows of tables for a stream, on the driver. The first batch reads them. Spark's block
 * manager keeps them, on disk when memory is short. The first batch after the refresh interval
 * reads them again.
 */
public final class LoadedTables {
  private final TableSet tables;
  private final SparkSession session;
  private final Map<String, Loaded> loaded = new HashMap<>();

  private record Loaded(long time, JavaRDD<InternalRow> rows) {}

  /**
   * @param settings the settings of Spark SQL
   */
  public LoadedTables(TableSet tables, SparkContext spark, Map<String, String> settings) {
    this.tables = tables;
    this.session = new SparkSession(spark);
    settings.forEach(session.conf()::set);
  }

  /**
   * Returns the rows of a table.
   *
   * @param time the time of the batch that uses the rows, in milliseconds since the epoch
   * @throws io.dstream.spec.DstreamException exit status 1, when the rows cannot be read
   */
  public JavaRDD<InternalRow> rows(String name, long time) {
    Loaded there = loaded.get(name);
    if (there == null || isOld(there, time)) {
      JavaRDD<InternalRow> rows = read(name);
      if (there != null) {
        there.rows.unpersist(false);
      }
      there = new Loaded(time, rows);
      loaded.put(name, there);
    }
    return there.rows;
  }

  private boolean isOld(Loaded there, long time) {
    return tables.refresh().filter(every -> time - there.time >= every.toMillis()).isPresent();
  }

  /** Reads all rows immediately, to distinguish an unreadable table from a bad record. */
  private JavaRDD<InternalRow> read(String name) {
    Table table = tables.tables().get(name);
    return TableSet.read(
        name,
        table,
        () -> {
          JavaRDD<InternalRow> rows =
              Rdds.mapPartitions(
                      table
                          .rows(session, tables.columns().get(name))
                          .queryExecution()
                          .toRdd()
                          .toJavaRDD(),
                      new CopiedRows())
                  .persist(StorageLevel.MEMORY_AND_DISK());
          Rdds.compute(rows);
          return rows;
        },
        false);
  }
}
