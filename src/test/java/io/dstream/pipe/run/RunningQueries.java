package io.dstream.pipe.run;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.pipe.QueryCompiler;
import io.dstream.pipe.QueryCompiler.Span;
import io.dstream.pipe.stage.RecordFormat;
import io.dstream.pipe.stage.RecordParsing;
import io.dstream.row.RowBlock;
import io.dstream.spec.RecordField;
import io.dstream.table.TableSet;
import io.dstream.text.LineBlock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Queries of {@code sql} in one Spark, batches in, batches out. */
final class RunningQueries {
  static final String SCHEMA = "k STRING, n INT, d DECIMAL(10,2)";

  private RunningQueries() {}

  /** Of sources of lines, or of CSV of {@link #SCHEMA}. */
  static SqlPlan plan(String query, Span span, boolean parsed, String... sources) {
    Map<String, RecordParsing> parsings = new LinkedHashMap<>();
    for (String source : sources) {
      if (parsed) {
        parsings.put(source, new RecordParsing(RecordFormat.CSV, SCHEMA));
      }
    }
    return plan(query, span, parsings, List.of(sources));
  }

  /** Of sources whose records have no field but the time of their batch. */
  static SqlPlan plan(
      String query, Span span, Map<String, RecordParsing> parsings, Collection<String> sources) {
    Map<String, List<RecordField>> fields = new LinkedHashMap<>();
    sources.forEach(source -> fields.put(source, List.of(RecordField.TIMESTAMP)));
    QueryCompiler.Compiled compiled =
        new QueryCompiler().compile(query, fields, parsings, Map.of(), span);
    Set<String> timed =
        Set.copyOf(
            compiled.fields().keySet().stream()
                .filter(source -> !compiled.fields().get(source).isEmpty())
                .toList());
    return new SqlPlan(
        query,
        span,
        compiled.totals(),
        new PipePlan(
            compiled.pipeline(), compiled.fields(), timed, parsings, TableSet.NONE, false));
  }

  static Operation open(SqlPlan plan, JavaSparkContext spark) {
    return plan.open(OperationContext.stateless(spark.sc(), 3));
  }

  /** The rows of a batch, which is not committed. */
  static JavaRDD<RowBlock> rows(
      Operation operation, JavaSparkContext spark, int second, Map<String, List<String>> lines) {
    Map<String, JavaRDD<LineBlock>> blocks = new TreeMap<>();
    lines.forEach((source, of) -> blocks.put(source, PipeRows.blocks(spark, of)));
    return operation.rows(new BatchInput(1000L * second, 0, true, blocks));
  }

  /** Lines of CSV of {@link #SCHEMA}, of few keys, some without a number. */
  static List<String> lines(Random random) {
    return random
        .ints(random.nextInt(3) == 0 ? 0 : random.nextInt(12), 0, 4)
        .mapToObj(
            key ->
                "k"
                    + key
                    + ","
                    + (random.nextInt(5) == 0 ? "" : random.nextInt(9) - 2)
                    + ","
                    + random.nextInt(100)
                    + ".25")
        .toList();
  }
}
