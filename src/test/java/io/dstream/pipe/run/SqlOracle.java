package io.dstream.pipe.run;

import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** Spark's batch SQL, in the context that runs. */
final class SqlOracle {
  private final SparkSession session;

  private SqlOracle(SparkSession session) {
    this.session = session;
  }

  static SqlOracle begin() {
    SparkSession session = SparkSession.builder().getOrCreate();
    session.conf().set("spark.sql.ansi.enabled", "true");
    session.conf().set("spark.sql.session.timeZone", "UTC");
    session.conf().set("spark.sql.shuffle.partitions", "2");
    return new SqlOracle(session);
  }

  /** Makes a view of lines of CSV. */
  void view(String name, String schema, List<String> lines) {
    session
        .read()
        .schema(schema)
        .csv(session.createDataset(lines, Encoders.STRING()))
        .createOrReplaceTempView(name);
  }

  /** The values of each row, one after the other. */
  List<String> rows(String query) {
    return session.sql(query).collectAsList().stream()
        .map(
            row -> {
              StringBuilder text = new StringBuilder();
              for (int i = 0; i < row.size(); i++) {
                text.append(row.get(i));
              }
              return text.toString();
            })
        .toList();
  }
}
