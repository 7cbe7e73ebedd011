package io.dstream.pipe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dstream.operation.Operation;
import io.dstream.pipe.QueryCompiler;
import io.dstream.row.Row;
import io.dstream.row.RowBlock;
import io.dstream.spec.DstreamException;
import io.dstream.testing.LocalSpark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sql --stateful} beside Spark's batch SQL over all rows so far. */
final class SqlTotalsTest {
  private static final int BATCHES = 6;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static SqlOracle oracle;

  @BeforeAll
  static void beginOracle() {
    oracle = SqlOracle.begin();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT k, count(*) AS c, count(n) AS m, sum(n) AS s FROM a GROUP BY k",
        "SELECT k, avg(n) AS a, min(n) AS lo, max(n) AS hi FROM a GROUP BY k",
        "SELECT k, sum(d) AS s, avg(d) AS a, max(d) - min(d) AS span FROM a GROUP BY k",
        "SELECT k, sum(double(n)) AS s, avg(float(n)) AS a FROM a GROUP BY k",
        "SELECT upper(k) AS u, n % 3 AS r, count(*) + 1 AS c, sum(n) / count(*) AS q FROM a WHERE n"
            + " IS NOT NULL GROUP BY upper(k), n % 3",
        "SELECT count(*) AS c, sum(n) FILTER (WHERE k = 'k1') AS s FROM a",
        "WITH big AS (SELECT k, n FROM a WHERE n > 3) SELECT k, concat(k, '!') AS t, count(*) AS c FROM"
            + " big GROUP BY k",
        "SELECT part, count(*) AS c FROM a LATERAL VIEW explode(sequence(0, abs(coalesce(n, 0)) % 3))"
            + " t AS part GROUP BY part",
        "SELECT k, n, grouping_id() AS g, count(*) AS c FROM a GROUP BY k, n GROUPING SETS ((k), (n), ())",
        "SELECT 2 * sum(n) + max(n) AS x, k FROM (SELECT k, n FROM a UNION ALL SELECT k, n + 1 FROM a)"
            + " GROUP BY k",
      })
  void runningTotalsAreTheQueryOverAllRowsSoFar(String query) {
    SqlPlan plan = RunningQueries.plan(query, new QueryCompiler.SinceStart(), true, "a");
    Operation operation = RunningQueries.open(plan, spark.context());
    List<Integer> key = plan.totals().orElseThrow();
    Random random = new Random(query.hashCode());
    List<String> all = new ArrayList<>();
    Map<List<Object>, String> totals = new LinkedHashMap<>();
    for (int second = 1; second <= BATCHES; second++) {
      List<String> lines = RunningQueries.lines(random);
      all.addAll(lines);
      for (RowBlock block :
          RunningQueries.rows(operation, spark.context(), second, Map.of("a", lines)).collect()) {
        for (Iterator<Row> i = block.rows(); i.hasNext(); ) {
          Row row = i.next();
          List<Object> of = new ArrayList<>();
          key.forEach(column -> of.add(text(row.get(column))));
          StringBuilder values = new StringBuilder();
          row.values().forEach(value -> values.append(text(value)));
          totals.put(of, values.toString());
        }
      }
      operation.commit();
      oracle.view("a", RunningQueries.SCHEMA, all);
      assertThat(totals.values())
          .as("batch %d: %s", second, all)
          .containsExactlyInAnyOrderElementsOf(oracle.rows(query));
    }
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "SELECT value FROM input¦the query is no aggregation",
        "SELECT value, count(*) AS n FROM input GROUP BY value ORDER BY n¦ORDER BY needs the rows of all",
        "SELECT value FROM input GROUP BY value HAVING count(*) > 1¦HAVING needs the rows of all groups",
        "SELECT count(DISTINCT value) AS n FROM input¦--stateful keeps no running totals of"
            + " count(DISTINCT …)",
        "SELECT percentile(length(value), 0.5) AS p FROM input¦--stateful keeps no running totals of"
            + " percentile",
        "SELECT count(*) AS n FROM (SELECT DISTINCT value FROM input)¦Distinct would need the rows",
        "SELECT count(*) AS n FROM input a JOIN input b USING (value)¦Join would need the rows of all"
            + " batches",
        "SELECT count(*) AS n FROM input WHERE value > (SELECT min(value) FROM input)¦a subquery would"
            + " need",
      })
  void whatNeedsAllRowsTogetherIsRefused(String query, String why) {
    assertThat(
            catchThrowableOfType(
                DstreamException.class,
                () -> RunningQueries.plan(query, new QueryCompiler.SinceStart(), false, "input")))
        .hasMessageStartingWith("wrong query: --stateful keeps no running totals")
        .hasMessageContaining(why);
  }
}
