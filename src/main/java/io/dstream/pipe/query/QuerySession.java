package io.dstream.pipe.query;

import io.dstream.pipe.function.SqlSettings;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * A Spark SQL session on the driver for the queries of a stream. It is not the default session and
 * has no tables.
 */
public final class QuerySession {
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";

  private final SparkSession session;

  /**
   * @param partitions the number of shuffle partitions, unless the user configures it
   */
  public QuerySession(SparkContext spark, int partitions) {
    this.session = new SparkSession(spark);
    if (!spark.conf().contains(PARTITIONS)) {
      session.conf().set(PARTITIONS, partitions);
    }
    // Adaptive execution would run the stages while the RDD of the batch is only being defined.
    session.conf().set("spark.sql.adaptive.enabled", "false");
    SqlSettings.values().forEach(session.conf()::set);
  }

  /** Prepares a query for any number of batches. */
  public BatchQuery prepare(ResolvedQuery query) {
    return new BatchQuery(this, query);
  }

  SparkSession session() {
    return session;
  }

  /** Runs {@code work} with this as the active session of the thread and returns its result. */
  <T> T with(Supplier<T> work) {
    SqlSettings.inTasks(session.sparkContext());
    return session.withActive(work::get);
  }
}
