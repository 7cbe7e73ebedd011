package io.dstream.bench;

import io.dstream.control.Notices;
import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Plan;
import io.dstream.sink.Sink;
import io.dstream.sink.jdbc.JdbcSink;
import io.dstream.sink.jdbc.TableAccess;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.text.LineBlock;
import io.dstream.words.OperationSpec;
import io.dstream.words.WordPlan;
import io.dstream.words.WordSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Stores words in a table, batch after batch, and measures the speed. */
final class Storing {
  /**
   * The divisor of the number of rows where each row is a transaction. All rows would take too
   * long.
   */
  private static final int SINGLE = 20;

  private static final int WARM_UPS = 3;
  private static final int BATCHES = 7;
  private static final int STATEMENTS = 10_000;

  private final StorePlan plan;
  private final TableAccess table;

  private Storing(StorePlan plan) {
    this.plan = plan;
    this.table = plan.database().table(plan.table());
  }

  /** Stores one batch, identified by its number, from 1. */
  private interface Batches {
    void store(int number) throws IOException, SQLException;
  }

  static StorePlan.Result run(StorePlan plan) throws IOException, SQLException {
    Storing storing = new Storing(plan);
    storing.table.drop();
    try {
      return switch (plan.method()) {
        case SINK -> storing.sink();
        case ROW_BY_ROW -> storing.rowByRow();
        case LOOP -> storing.loop();
      };
    } finally {
      storing.table.drop();
    }
  }

  private static StorePlan.Result measure(int rows, Batches batches)
      throws IOException, SQLException {
    List<Double> speeds = new ArrayList<>();
    for (int number = 1; number <= WARM_UPS + BATCHES; number++) {
      long start = System.nanoTime();
      batches.store(number);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (number > WARM_UPS) {
        speeds.add(rows / seconds);
      }
    }
    return new StorePlan.Result(Spread.of(speeds).median());
  }

  private static JavaSparkContext spark() {
    return new JavaSparkContext(
        new SparkConf()
            .setMaster(TextbookStream.MASTER)
            .setAppName("bench")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1"));
  }

  private StorePlan.Result sink() throws IOException, SQLException {
    Plan totals =
        new WordPlan(WordSpec.plain(), new OperationSpec.Stateful(Optional.empty(), false));
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    try (JavaSparkContext spark = spark()) {
      byte[] text = ZipfText.eachOnce(plan.rows(), plan.seed()).bytes();
      JavaRDD<LineBlock> lines =
          spark.parallelize(List.of(new LineBlock(text, 0, text.length)), 1).cache();
      Operation count =
          totals.open(OperationContext.stateless(spark.sc(), spark.defaultParallelism()));
      try (Sink.BatchWriter writer =
          sinkOf(plan)
              .open(
                  totals.schema(),
                  Beginning.anew(),
                  new Sink.Outlets(
                      OutputStream.nullOutputStream(), Notices.to(err, false, false)))) {
        StorePlan.Result result =
            measure(
                plan.rows(),
                number -> {
                  writer.write(
                      count.rows(BatchInput.of(number, lines)), Instant.ofEpochMilli(number));
                  count.commit();
                });
        requireStored(plan.rows(), WARM_UPS + BATCHES);
        return result;
      }
    }
  }

  private static Sink sinkOf(StorePlan plan) {
    BenchSpec.Database database = plan.database();
    return JdbcSink.of(database.url(), database.user(), database.password(), plan.table());
  }

  /** Stores rows as the tutorial does: on executors, with one connection per partition. */
  private StorePlan.Result rowByRow() throws IOException, SQLException {
    execute("CREATE TABLE " + plan.table() + " (word VARCHAR(64), count INT)");
    StorePlan shipped = plan; // this object cannot be serialized
    int rows = plan.rows() / SINGLE;
    String sql = "INSERT INTO " + plan.table() + " (word, count) VALUES (?, ?)";
    try (JavaSparkContext spark = spark()) {
      JavaRDD<String> words = spark.parallelize(words(rows)).repartition(3).cache();
      StorePlan.Result result =
          measure(
              rows, number -> words.foreachPartition(part -> insert(part, number, shipped, sql)));
      requireStored(rows * (WARM_UPS + BATCHES), 0);
      return result;
    }
  }

  private static void insert(Iterator<String> words, int count, StorePlan plan, String sql)
      throws SQLException {
    try (Connection connection = plan.database().table(plan.table()).connect()) {
      while (words.hasNext()) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.setString(1, words.next());
          statement.setInt(2, count);
          statement.executeUpdate();
        }
      }
    }
  }

  private StorePlan.Result loop() throws IOException, SQLException {
    execute("CREATE TABLE " + plan.table() + " (word VARCHAR(64) PRIMARY KEY, count BIGINT)");
    String sql =
        "INSERT INTO "
            + plan.table()
            + " (word, count) VALUES (?, ?) ON DUPLICATE KEY UPDATE count = VALUES(count)";
    List<String> words = words(plan.rows());
    try (Connection connection = table.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      StorePlan.Result result =
          measure(
              plan.rows(),
              number -> {
                for (int i = 0; i < words.size(); i++) {
                  statement.setString(1, words.get(i));
                  statement.setLong(2, number);
                  statement.addBatch();
                  if ((i + 1) % STATEMENTS == 0 || i + 1 == words.size()) {
                    statement.executeBatch();
                  }
                }
                connection.commit();
              });
      requireStored(plan.rows(), WARM_UPS + BATCHES);
      return result;
    }
  }

  private List<String> words(int number) {
    String text =
        new String(ZipfText.eachOnce(number, plan.seed()).bytes(), StandardCharsets.US_ASCII);
    return List.of(text.strip().split("\\s+"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = table.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Checks that the table has {@code rows} rows, each with this count; 0 for any count. */
  private void requireStored(int rows, long count) {
    long[] stored = new long[1];
    table.read(
        "word",
        "count",
        (word, found) -> {
          if (count != 0 && found != count) {
            throw DstreamException.failed(
                "a contender stored " + found + " for a word, not " + count, null);
          }
          stored[0]++;
        });
    if (stored[0] != rows) {
      throw DstreamException.failed("a contender stored " + stored[0] + " rows, not " + rows, null);
    }
  }
}
