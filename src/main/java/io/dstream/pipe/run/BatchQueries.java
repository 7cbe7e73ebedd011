package io.dstream.pipe.run;

import io.dstream.pipe.query.BatchQuery;
import io.dstream.pipe.query.QuerySession;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.spark.CopiedRows;
import io.dstream.spark.Rdds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

/** The prepared queries of a pipeline, and the rows that they read more than once. */
final class BatchQueries {
  private final IdentityHashMap<Step.Queried, BatchQuery> prepared = new IdentityHashMap<>();
  private final List<JavaRDD<InternalRow>> kept = new ArrayList<>();

  BatchQueries(TypedPipeline pipeline, SparkContext spark, int partitions) {
    List<Step.Queried> queries = pipeline.queries();
    if (!queries.isEmpty()) {
      QuerySession session = new QuerySession(spark, partitions);
      queries.forEach(step -> prepared.put(step, session.prepare(step.query())));
    }
  }

  /**
   * Returns the rows of a query.
   *
   * @param views the rows of each view
   */
  JavaRDD<InternalRow> rows(Step.Queried step, Map<String, JavaRDD<InternalRow>> views) {
    BatchQuery query = prepared.get(step);
    Map<String, RDD<InternalRow>> rows = new HashMap<>();
    views.forEach(
        (view, of) -> rows.put(view, (query.readAgain().contains(view) ? keep(of) : of).rdd()));
    return query.over(rows).toJavaRDD();
  }

  private JavaRDD<InternalRow> keep(JavaRDD<InternalRow> rows) {
    JavaRDD<InternalRow> copies =
        Rdds.mapPartitions(rows, new CopiedRows()).persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(copies);
    return copies;
  }

  /** Releases the persisted rows after a batch. */
  void forget() {
    kept.forEach(rows -> rows.unpersist(false));
    kept.clear();
  }
}
