package io.dstream.pipe.query;

import io.dstream.pipe.function.SqlSettings;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * A session of Spark SQL for the queries of a stream, on the driver. It is nobody's default
 * session, and has no tables.
 */
public final class QuerySession {
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";

  private final SparkSession session;

  /**
   * @param partitions how many partitions a shuffle has, unless the user says so
   */
  public QuerySession(SparkContext spark, int partitions) {
    this.session = new SparkSession(spark);
    if (!spark.conf().contains(PARTITIONS)) {
      session.conf().set(PARTITIONS, partitions);
    }
    // Its stages would be run one by one while the batch's rows are only being described.
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

  /** What {@code work} gives where this is the session of the thread. */
  <T> T with(Supplier<T> work) {
    SqlSettings.inTasks(session.sparkContext());
    return session.withActive(work::get);
  }
}
