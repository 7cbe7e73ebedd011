package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.QueryCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.spec.DstreamException;
import io.dstream.spec.SourceSet;
import io.dstream.table.Table;
import io.dstream.table.TableSet;
import io.dstream.table.Tables;
import io.dstream.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that a stream is joined with: files of each format, and a real database. */
final class TablesTest {
  private static final String QUERY =
      "SELECT u.name, count(*) AS n FROM input i JOIN users u ON int(i.value) = u.id GROUP BY u.name";

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static SparkSession session;

  @TempDir private Path directory;

  @BeforeAll
  static void begin() {
    session = SparkSession.builder().getOrCreate();
  }

  private static TableSet tables(String where, Optional<Duration> refresh) {
    Table table = Tables.of("users", where, "", "", new Configuration());
    return new TableSet(Map.of("users", table), Map.of("users", table.columns(session)), refresh);
  }

  private static Operation sql(String query, TableSet tables) {
    QueryCompiler.Span span = new QueryCompiler.EachBatch();
    QueryCompiler.Compiled compiled =
        new QueryCompiler()
            .compile(query, Map.of(SourceSet.ONLY, List.of()), Map.of(), tables.columns(), span);
    return open(
        new SqlPlan(
            query,
            span,
            compiled.totals(),
            new PipePlan(
                compiled.pipeline(), compiled.fields(), Set.of(), Map.of(), tables, false)));
  }

  private static Operation pipe(String pipeline, TableSet tables) {
    return open(
        new PipePlan(
            new PipelineCompiler()
                .compile(
                    pipeline,
                    Map.of(SourceSet.ONLY, StreamType.LINES),
                    Map.of(),
                    tables.columns(),
                    Duration.ofSeconds(1)),
            Map.of(SourceSet.ONLY, List.of()),
            Set.of(),
            Map.of(),
            tables,
            false));
  }

  private static Operation open(io.dstream.operation.Plan plan) {
    return plan.open(OperationContext.stateless(spark.context().sc(), 2));
  }

  private static List<String> batch(Operation operation, int second, String... lines) {
    List<String> rows =
        PipeRows.of(
            operation.rows(
                new BatchInput(
                    1000L * second,
                    0,
                    true,
                    Map.of(SourceSet.ONLY, PipeRows.blocks(spark.context(), List.of(lines))))));
    operation.commit();
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv", "json"})
  void filesOfAnyFormatAreATable(String format) {
    Path files = directory.resolve("users");
    session
        .sql("SELECT * FROM VALUES (1, 'ann'), (2, 'bob'), (3, 'ann') AS t(id, name)")
        .repartition(2)
        .write()
        .format(format)
        .option("header", true)
        .save(files.toString());
    Operation operation = sql(QUERY, tables(files.toString(), Optional.empty()));
    assertThat(batch(operation, 1, "1", "2", "3", "4")).containsExactlyInAnyOrder("ann2", "bob1");
    assertThat(batch(operation, 2)).isEmpty();
    assertThat(batch(operation, 3, "2")).containsExactly("bob1");
  }

  @Test
  void aTableIsReadOnceOrAgainWhenItsTimeHasCome() throws IOException {
    Path file = Files.writeString(directory.resolve("users.csv"), "id,name\n1,ann\n");
    Operation once = sql(QUERY, tables(file.toString(), Optional.empty()));
    Operation again = sql(QUERY, tables(file.toString(), Optional.of(Duration.ofSeconds(2))));
    assertThat(batch(once, 1, "1", "2")).containsExactly("ann1");
    assertThat(batch(again, 1, "1", "2")).containsExactly("ann1");
    Files.writeString(file, "id,name\n1,ann\n2,bob\n");
    assertThat(batch(again, 2, "1", "2")).containsExactly("ann1");
    assertThat(batch(once, 9, "1", "2")).containsExactly("ann1");
    assertThat(batch(again, 3, "1", "2")).containsExactlyInAnyOrder("ann1", "bob1");
    Files.delete(file);
    assertThatThrownBy(() -> batch(again, 9, "1"))
        .isInstanceOf(DstreamException.class)
        .hasMessageStartingWith("--table users=csv ");
  }

  @Test
  void aPipelineJoinsATableAsAStreamOfTheSameRowsInEachBatch() throws IOException {
    Path file = Files.writeString(directory.resolve("users.csv"), "id,name\na,ann\nb,bob\n");
    Operation operation =
        pipe(
            "map(l -> (l, 1)) | reduceByKeyAndWindow(_ + _, 4s, 2s)"
                + " | join(users | map(u -> (u.id, u.name))) | map((k, v) -> (v._2, v._1))",
            tables(file.toString(), Optional.empty()));
    assertThat(batch(operation, 1, "a", "c")).isEmpty();
    assertThat(batch(operation, 2, "a", "b")).containsExactlyInAnyOrder("ann2", "bob1");
  }

  @Test
  void aTableMayBeInADatabase() throws SQLException {
    String url = "jdbc:h2:" + directory.resolve("shop");
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE people (id INT, name VARCHAR(20))");
      statement.execute("INSERT INTO people VALUES (1, 'ann'), (2, 'bob')");
    }
    Operation operation =
        sql(
            QUERY.replace("u.id", "u.ID").replace("u.name", "u.NAME"),
            tables(url + "#people", Optional.empty()));
    assertThat(batch(operation, 1, "1", "1", "3")).containsExactly("ann2");
  }

  @Test
  void whatIsNoTableIsRefused() throws IOException {
    Path unknown = Files.writeString(directory.resolve("users.xyz"), "a");
    assertThat(refusal(unknown.toString())).hasMessageContaining("its format is not known");
    assertThat(refusal(directory.resolve("missing").toString()))
        .hasMessageContaining("there is no file or directory");
    assertThat(refusal("jdbc:h2:x")).hasMessageContaining("names a database and no table in it");
    assertThat(refusal(Files.createDirectory(directory.resolve("none")).toString()))
        .hasMessageContaining("is empty");
  }

  private static DstreamException refusal(String where) {
    return catchThrowableOfType(
        DstreamException.class, () -> Tables.of("users", where, "", "", new Configuration()));
  }
}
