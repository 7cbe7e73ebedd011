package io.dstream.pipe.query;

import io.dstream.pipe.function.BodyText;
import io.dstream.pipe.function.FunctionNames;
import io.dstream.pipe.function.SqlAnalyzer;
import io.dstream.pipe.function.SqlSettings;
import io.dstream.pipe.function.Trees;
import io.dstream.pipe.text.Argument;
import io.dstream.pipe.text.PipelineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias$;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Resolves queries over named views. Spark's parser reads them, and its analyzer resolves them
 * against empty relations. No Spark job runs.
 */
public record Queries(SqlAnalyzer analyzer) {
  /** The name of the view with the input elements of a stage. */
  public static final String THIS = "this";

  /**
   * Resolves a query.
   *
   * @param views the columns of each view that it may read
   * @throws PipelineException with the position, if Spark does not understand the query or a
   *     pipeline rejects it
   */
  public ResolvedQuery resolve(Argument.Query query, Map<String, StructType> views) {
    return resolve(query, text -> analyzed(text, views).resolved());
  }

  /**
   * Resolves an aggregation query over all rows since the start.
   *
   * @param views the columns of each view that it may read
   * @throws PipelineException as above, or if the query does not support running totals
   */
  public RunningQuery resolveRunning(Argument.Query query, Map<String, StructType> views) {
    return resolve(query, text -> analyzed(text, views).running());
  }

  private static <Q> Q resolve(Argument.Query query, Resolution<Q> resolution) {
    BodyText text = new BodyText(query.text(), query.at());
    return SqlSettings.with(
        () -> {
          try {
            return resolution.of(text);
          } catch (PipelineException e) {
            throw e;
          } catch (Exception e) { // from the parser or the analyzer
            throw text.mistake(e);
          }
        });
  }

  /** How a query is resolved. */
  @FunctionalInterface
  private interface Resolution<Q> {
    Q of(BodyText text) throws AnalysisException;
  }

  private AnalyzedQuery analyzed(BodyText text, Map<String, StructType> views)
      throws AnalysisException {
    LogicalPlan parsed = new CatalystSqlParser().parsePlan(text.text());
    FunctionNames functions = new FunctionNames(analyzer.registry(), text, true);
    Set<String> read = new ParsedQuery(text, functions, views.keySet()).check(parsed);
    LogicalPlan plan = analyzer.analyzed(with(parsed, read, views));
    AnalyzedQuery analyzed = new AnalyzedQuery(plan, text, read);
    analyzed.check();
    return analyzed;
  }

  /** Wraps the query in a WITH clause that defines the views. */
  private static LogicalPlan with(
      LogicalPlan parsed, Set<String> read, Map<String, StructType> views) {
    List<Tuple2<String, SubqueryAlias>> named = new ArrayList<>();
    for (String view : read) {
      LogicalPlan relation = ViewRelation.of(view, views.get(view));
      named.add(new Tuple2<>(view, SubqueryAlias$.MODULE$.apply(view, relation)));
    }
    return named.isEmpty() ? parsed : new UnresolvedWith(parsed, Trees.seq(named));
  }
}
