package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Skipped;
import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.stage.RecordFormat;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.spec.RecordField;
import io.dstream.table.TableSet;
import io.dstream.testing.LocalSpark;
import io.dstream.text.LineBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code transform}, batches in, batches out, beside Spark's batch SQL over the same rows. */
final class TransformTest {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();
  private static final String SCHEMA = "k STRING, n INT";
  private static final int BATCHES = 4;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static SparkSession oracle;

  @BeforeAll
  static void beginOracle() {
    oracle = SparkSession.builder().getOrCreate();
    oracle.conf().set("spark.sql.ansi.enabled", "true");
    oracle.conf().set("spark.sql.session.timeZone", "UTC");
    oracle.conf().set("spark.sql.shuffle.partitions", "2");
  }

  private static Operation open(String pipeline, boolean parsed, String... sources) {
    return plan(pipeline, parsed, false, sources)
        .open(OperationContext.stateless(spark.context().sc(), 3));
  }

  private static PipePlan plan(String pipeline, boolean parsed, boolean skips, String... sources) {
    Map<String, StreamType> types = new LinkedHashMap<>();
    Map<String, List<RecordField>> fields = new LinkedHashMap<>();
    Map<String, RecordParsing> parsings = new LinkedHashMap<>();
    for (String source : sources) {
      types.put(source, StreamType.LINES);
      fields.put(source, List.of());
      if (parsed) {
        parsings.put(source, new RecordParsing(RecordFormat.CSV, SCHEMA));
      }
    }
    return new PipePlan(
        COMPILER.compile(pipeline, types, parsings, Map.of(), Duration.ofSeconds(1)),
        fields,
        Set.of(),
        parsings,
        TableSet.NONE,
        skips);
  }

  /** The rows of a batch in which every source has its lines. */
  private static List<String> batch(Operation operation, int second, Map<String, List<String>> in) {
    Map<String, JavaRDD<LineBlock>> blocks = new TreeMap<>();
    in.forEach((source, lines) -> blocks.put(source, PipeRows.blocks(spark.context(), lines)));
    List<String> rows =
        PipeRows.of(operation.rows(new BatchInput(1000L * second, 0, true, blocks)));
    operation.commit();
    return rows;
  }

  private static List<String> batch(String pipeline, String... lines) {
    return batch(open(pipeline, false, "input"), 1, Map.of("input", List.of(lines)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT k, n + 1 AS m FROM this WHERE n > 3",
        "SELECT k, count(*) AS c, sum(n) AS s, avg(n) AS a FROM this GROUP BY k",
        "SELECT count(*) AS c, max(k) AS k FROM this",
        "SELECT k, sum(n) AS s FROM this GROUP BY k ORDER BY s DESC, k",
        "SELECT k, n FROM this ORDER BY n DESC, k LIMIT 3",
        "SELECT k, n FROM this ORDER BY n, k LIMIT 3 OFFSET 1",
        "SELECT DISTINCT k FROM this UNION SELECT string(n) FROM this",
        "SELECT k, n, rank() OVER (PARTITION BY k ORDER BY n) AS r FROM this",
        "SELECT a.k, b.n FROM this a JOIN this b ON a.n = b.n + 1",
        "SELECT k, n FROM this WHERE n = (SELECT max(n) FROM this)",
        "SELECT k FROM this WHERE n NOT IN (SELECT n FROM this WHERE k = 'k1')",
        "SELECT k FROM this t WHERE EXISTS (SELECT 1 FROM this u WHERE u.n = t.n + 1 AND u.k < t.k)",
        "SELECT this.k, o.n FROM this LEFT JOIN other o ON this.k = o.k",
        "SELECT coalesce(this.k, o.k) AS k, this.n, o.n AS m FROM this FULL JOIN other o"
            + " ON this.k = o.k AND this.n < o.n",
        "SELECT k, v FROM this CROSS JOIN (VALUES ('x'), ('y')) AS t(v)",
        "WITH big AS (SELECT * FROM this WHERE n > 4), both AS (SELECT * FROM big UNION ALL SELECT *"
            + " FROM other) SELECT k, count(*) AS c FROM both GROUP BY k HAVING count(*) > 1",
        "SELECT k, part FROM this LATERAL VIEW explode(sequence(1, n % 3 + 1)) t AS part",
        "SELECT k, n, sum(n) AS s FROM this GROUP BY k, n GROUPING SETS ((k), (n), ())",
        "SELECT * FROM this PIVOT (sum(n) FOR k IN ('k0' AS zero, 'k1' AS one))",
        "SELECT k, array_sort(collect_list(n)) AS all FROM this GROUP BY k",
        "SELECT k, named_struct('n', n, 'd', date '2026-11-29' + n) AS s FROM this",
      })
  void aQueryGivesWhatSparkGives(String query) {
    boolean ordered = query.contains("ORDER BY") && !query.contains("OVER");
    boolean joined = query.contains("other");
    String[] sources = joined ? new String[] {"one", "other"} : new String[] {"one"};
    Set<Integer> before = kept();
    Operation operation = open("one | transform(" + query + ")", true, sources);
    Random random = new Random(query.hashCode());
    for (int second = 1; second <= BATCHES; second++) {
      Map<String, List<String>> lines = new TreeMap<>();
      for (String source : sources) {
        lines.put(source, lines(random, second == 2));
        view(source.equals("one") ? "this" : source, lines.get(source));
      }
      List<String> expected = expected(query);
      List<String> found = batch(operation, second, lines);
      if (ordered) {
        assertThat(found).as("%s", lines).containsExactlyElementsOf(expected);
      } else {
        assertThat(found).as("%s", lines).containsExactlyInAnyOrderElementsOf(expected);
      }
    }
    assertThat(before).containsAll(kept());
  }

  /** What Spark keeps: a window of another test may still be among it. */
  private static Set<Integer> kept() {
    return Set.copyOf(spark.context().getPersistentRDDs().keySet());
  }

  private static List<String> lines(Random random, boolean none) {
    return random
        .ints(none ? 0 : random.nextInt(30), 0, 9)
        .mapToObj(n -> "k" + random.nextInt(4) + "," + n)
        .toList();
  }

  private static void view(String name, List<String> lines) {
    oracle
        .read()
        .schema(SCHEMA)
        .csv(oracle.createDataset(lines, Encoders.STRING()))
        .createOrReplaceTempView(name);
  }

  /** The values of each row, one after the other, as results have them. */
  private static List<String> expected(String query) {
    return oracle
        .sql(query)
        .selectExpr("concat(" + texts(query) + ")")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static String texts(String query) {
    List<String> texts = new ArrayList<>();
    for (org.apache.spark.sql.types.StructField column : oracle.sql(query).schema().fields()) {
      String name = "`" + column.name() + "`";
      boolean nested = column.dataType().defaultConcreteType().typeName().matches("struct|array");
      texts.add("coalesce(" + (nested ? "to_json(" : "string(") + name + "), 'null')");
    }
    return String.join(", ", texts);
  }

  @Test
  void aPairHasAKeyAndAValueAndALineAValue() {
    assertThat(
            batch(
                "countByValue() | transform(SELECT value * 2 AS twice, key FROM this) | map((n, w) -> (w, n))",
                "a",
                "b",
                "a"))
        .containsExactlyInAnyOrder("a4", "b2");
    assertThat(batch("transform(SELECT upper(value) AS u FROM this) | map(r -> r.u)", "a"))
        .containsExactly("A");
  }

  @Test
  void rowsThatAreEqualByOrderByComeInOneOrder() {
    String query = "transform(SELECT value FROM this ORDER BY length(value) LIMIT 3)";
    assertThat(batch(query, "d", "c", "bb", "a", "b")).containsExactly("a", "b", "c");
    assertThat(batch(query, "b", "a", "c", "d")).containsExactly("a", "b", "c");
    assertThat(
            batch("transform(SELECT value FROM this ORDER BY length(value) DESC)", "b", "a", "cc"))
        .containsExactly("cc", "a", "b");
  }

  @Test
  void theOrderOfAQueryIsTheOrderOfTheResults() {
    PipePlan sorted =
        plan(
            "countByValue() | transform(SELECT key, value FROM this ORDER BY key) | map((k, n) -> (k, n))",
            false,
            false,
            "input");
    assertThat(sorted.schema().rank()).isEmpty();
    assertThat(
            plan(
                    "transform(SELECT value, count(*) AS n FROM this GROUP BY value) | map((k, n) -> (k, n))",
                    false,
                    false,
                    "input")
                .schema()
                .rank())
        .isNotEmpty();
  }

  @Test
  void stagesStandBehindIt() {
    assertThat(
            batch(
                "transform(SELECT value AS w, length(value) AS n FROM this) | filter((w, n) -> n > 1)"
                    + " | map((w, n) -> (n, 1)) | reduceByKey(sum)"
                    + " | transform(SELECT sum(value) AS all FROM this)",
                "a",
                "bb",
                "cc",
                "ddd"))
        .containsExactly("3");
  }

  @Test
  void aWindowGoesBeforeIt() {
    Operation operation =
        open(
            "window(2s) | transform(SELECT count(*) AS n, max(value) AS m FROM this)",
            false,
            "input");
    assertThat(batch(operation, 1, Map.of("input", List.of("a", "b")))).containsExactly("2b");
    assertThat(batch(operation, 2, Map.of("input", List.of("c")))).containsExactly("3c");
    assertThat(batch(operation, 3, Map.of("input", List.of()))).containsExactly("1c");
    assertThat(batch(operation, 4, Map.of("input", List.of()))).containsExactly("0null");
  }

  @Test
  void otherSourcesAreViewsAndStreamsAreQueries() {
    Set<Integer> before = kept();
    Operation operation =
        open(
            "web | transform(SELECT this.value AS w, count(*) AS n FROM this JOIN app USING (value) GROUP BY"
                + " this.value) | map((w, n) -> (w, n)) | join(app | transform(SELECT value AS k, 1 AS one"
                + " FROM this) | map((k, one) -> (k, one)))",
            false,
            "web",
            "app");
    assertThat(batch(operation, 1, Map.of("web", List.of("a", "b", "a"), "app", List.of("a", "c"))))
        .containsExactly("a{\"_1\":2,\"_2\":1}");
    assertThat(before).containsAll(kept());
  }

  @Test
  void aRecordThatFailsInTheQueryEndsTheStreamAndOneBeforeItIsLeftOut() {
    Operation operation =
        plan("map(l -> int(l)) | transform(SELECT 10 / value AS q FROM this)", false, true, "input")
            .open(OperationContext.stateless(spark.context().sc(), 3));
    assertThat(batch(operation, 1, Map.of("input", List.of("5", "x")))).containsExactly("2.0");
    assertThat(operation.skipped().map(Skipped::records)).contains(1L);
    assertThatThrownBy(() -> batch(operation, 2, Map.of("input", List.of("0"))))
        .hasStackTraceContaining("transform(SELECT 10 / value AS q FROM this): Division by zero");
    assertThatThrownBy(
            () -> batch("transform(SELECT sum(int(value)) AS n FROM this)", "2147483648"))
        .hasStackTraceContaining("CAST_INVALID_INPUT");
  }

  @Test
  void theTimeZoneIsUtc() {
    assertThat(
            batch("transform(SELECT string(timestamp_seconds(bigint(value))) AS t FROM this)", "0"))
        .containsExactly("1970-01-01 00:00:00");
  }

  @Test
  void noDirectoryIsMade() {
    batch("transform(SELECT value FROM this ORDER BY value)", "a");
    assertThat(Files.exists(Path.of("spark-warehouse"))).isFalse();
  }
}
