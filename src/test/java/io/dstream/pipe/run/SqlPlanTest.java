package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.operation.Operation;
import io.dstream.pipe.QueryCompiler;
import io.dstream.pipe.QueryCompiler.Span;
import io.dstream.pipe.stage.RecordFormat;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.spec.DstreamException;
import io.dstream.spec.RecordField;
import io.dstream.testing.LocalSpark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sql}, batches in, batches out, beside Spark's batch SQL over the same rows. */
final class SqlPlanTest {
  private static final int BATCHES = 6;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static SqlOracle oracle;

  @BeforeAll
  static void beginOracle() {
    oracle = SqlOracle.begin();
  }

  private static Operation open(String query, Span span, boolean parsed, String... sources) {
    return RunningQueries.open(RunningQueries.plan(query, span, parsed, sources), spark.context());
  }

  private static List<String> batch(
      Operation operation, int second, Map<String, List<String>> lines) {
    List<String> rows = PipeRows.of(RunningQueries.rows(operation, spark.context(), second, lines));
    operation.commit();
    return rows;
  }

  @Test
  void eachSourceIsAViewWithItsValueAndTheTimeOfItsBatch() {
    String query =
        "SELECT split(value, ' ')[0] AS k, count(*) AS n, unix_millis(max(timestamp)) AS t FROM logs"
            + " GROUP BY 1";
    Operation operation = open(query, new QueryCompiler.EachBatch(), false, "logs");
    assertThat(batch(operation, 1, Map.of("logs", List.of("a 1", "b 2", "a 3"))))
        .containsExactlyInAnyOrder("a21000", "b11000");
    assertThat(batch(operation, 2, Map.of("logs", List.of("c")))).containsExactly("c12000");
    assertThat(batch(operation, 3, Map.of("logs", List.of()))).isEmpty();
  }

  @Test
  void onlyTheFieldsThatAQueryUsesAreAskedFor() {
    QueryCompiler compiler = new QueryCompiler();
    Map<String, List<RecordField>> fields =
        Map.of(
            "a", List.of(RecordField.KEY, RecordField.OFFSET, RecordField.TIMESTAMP),
            "b", List.of(RecordField.FILE, RecordField.TIMESTAMP));
    Map<String, List<RecordField>> asked =
        compiler
            .compile(
                "WITH keys AS (SELECT key AS k, value FROM a WHERE offset > 3)"
                    + " SELECT keys.value FROM keys JOIN b ON k = b.file",
                fields,
                Map.of(),
                Map.of(),
                new QueryCompiler.EachBatch())
            .fields();
    assertThat(asked.get("a")).containsExactly(RecordField.KEY, RecordField.OFFSET);
    assertThat(asked.get("b")).containsExactly(RecordField.FILE);
    assertThat(
            compiler
                .compile(
                    "SELECT * FROM a UNION ALL SELECT value, file, 0L, timestamp FROM b",
                    fields,
                    Map.of(),
                    Map.of(),
                    new QueryCompiler.EachBatch())
                .fields()
                .get("a"))
        .hasSize(3);
  }

  @Test
  void aColumnOfTheSchemaGoesBeforeAFieldOfItsName() {
    Map<String, RecordParsing> parsings =
        Map.of("a", new RecordParsing(RecordFormat.JSON, "timestamp BIGINT, x INT"));
    QueryCompiler.Compiled compiled =
        new QueryCompiler()
            .compile(
                "SELECT timestamp + 1L AS t, key FROM a",
                Map.of("a", List.of(RecordField.KEY, RecordField.TIMESTAMP)),
                parsings,
                Map.of(),
                new QueryCompiler.EachBatch());
    assertThat(compiled.fields().get("a")).containsExactly(RecordField.KEY);
    assertThat(compiled.pipeline().output().element().sql())
        .isEqualTo("STRUCT<t: BIGINT, key: STRING>");
  }

  @Test
  void aViewIsAWindowWhereOneIsAskedFor() {
    Random random = new Random(17);
    Span span = new QueryCompiler.Window(Duration.ofSeconds(3), Optional.empty());
    String query =
        "SELECT a.k, count(*) AS c, sum(b.n) AS s FROM a JOIN b ON a.k = b.k GROUP BY a.k";
    Operation operation = open(query, span, true, "a", "b");
    List<List<String>> left = new ArrayList<>();
    List<List<String>> right = new ArrayList<>();
    for (int second = 1; second <= BATCHES; second++) {
      left.add(RunningQueries.lines(random));
      right.add(RunningQueries.lines(random));
      oracle.view("a", RunningQueries.SCHEMA, last(left, 3));
      oracle.view("b", RunningQueries.SCHEMA, last(right, 3));
      List<String> found =
          batch(operation, second, Map.of("a", left.get(second - 1), "b", right.get(second - 1)));
      assertThat(found).containsExactlyInAnyOrderElementsOf(oracle.rows(query));
    }
  }

  /** Spark leaves out what a query does not need; the window goes on all the same. */
  @Test
  void aWindowIsKeptWhereTheQueryNeedsNoRowOfIt() {
    Span span = new QueryCompiler.Window(Duration.ofSeconds(2), Optional.empty());
    Operation operation = open("SELECT value FROM input WHERE 1 = 0", span, false, "input");
    for (int second = 1; second <= 3; second++) {
      assertThat(batch(operation, second, Map.of("input", List.of("a")))).isEmpty();
    }
    assertThat(operation.remembered()).isZero();
  }

  private static List<String> last(List<List<String>> batches, int number) {
    return batches.subList(Math.max(0, batches.size() - number), batches.size()).stream()
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "SELECT nosuch FROM input¦nosuch",
        "SELECT count(*) AS n FROM logs¦there is no view logs",
        "SELECT 1 AS one¦the query does not read input",
        "SELEC value FROM input¦SELEC",
        "DROP TABLE input¦only a query can be run here",
        "SELECT value FROM input LIMIT 3¦LIMIT and OFFSET need ORDER BY",
        "SELECT rand() AS r FROM input¦rand",
        "SELECT count(*) FROM parquet.`/tmp/x`¦there is no view parquet./tmp/x",
      })
  void mistakesAreFoundBeforeTheStart(String query, String what) {
    assertThat(
            catchThrowableOfType(
                DstreamException.class,
                () -> RunningQueries.plan(query, new QueryCompiler.EachBatch(), false, "input")))
        .hasMessageContaining(what);
  }
}
