package io.dstream.pipe.function;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FakeV2SessionCatalog$;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import scala.Option;

/**
 * Spark's analyzer with its built-in functions, without a session and without a SparkContext. It
 * knows no tables and no files, so nothing that it resolves accesses external data.
 */
public final class SqlAnalyzer {
  private final FunctionRegistry registry = FunctionRegistry$.MODULE$.builtin();
  private final Analyzer analyzer = SqlSettings.with(this::create);

  private Analyzer create() {
    return new Analyzer(
        new CatalogManager(
            FakeV2SessionCatalog$.MODULE$,
            new SessionCatalog(
                new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
                registry,
                (TableFunctionRegistry) TableFunctionRegistry$.MODULE$.builtin())));
  }

  /** Returns the registry of available functions. */
  public FunctionRegistry registry() {
    return registry;
  }

  /** Resolves a plan under {@link SqlSettings}. */
  public LogicalPlan analyzed(LogicalPlan plan) throws AnalysisException {
    return analyzer.executeAndCheck(plan, new QueryPlanningTracker(Option.empty()));
  }
}
