package io.dstream.pipe.run;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Intake;
import io.dstream.operation.IntakeTally;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Skipped;
import io.dstream.pipe.function.FunctionFailure;
import io.dstream.pipe.function.SqlSettings;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.row.RowBlock;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Phrases;
import io.dstream.spec.Silence;
import io.dstream.state.KeyGroups;
import io.dstream.table.LoadedTables;
import io.dstream.text.LineBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** Runs a pipeline batch by batch. */
final class PipeOperation implements Operation {
  /** The one row that a pipeline which counts elements returns even without input. */
  private static final Intake RESULT = new Intake(1, 0, 0);

  private final TypedPipeline pipeline;
  private final PipePlan plan;
  private final SparkContext spark;
  private final IntakeTally intake = new IntakeTally();
  private final Optional<SkippedRows> skipped;
  private final KeyGroups groups;
  private final PipeStates states;
  private final BatchQueries queries;
  private final Optional<LoadedTables> tables;
  private final List<JavaRDD<LineBlock>> kept = new ArrayList<>();

  PipeOperation(PipePlan plan, OperationContext context) {
    this.pipeline = plan.pipeline();
    this.plan = plan;
    this.spark = context.spark();
    this.skipped = plan.skips() ? Optional.of(new SkippedRows(context.spark())) : Optional.empty();
    this.groups = KeyGroups.over(context.partitions());
    this.queries = new BatchQueries(pipeline, context.spark(), context.partitions());
    this.tables =
        plan.tables().tables().isEmpty()
            ? Optional.empty()
            : Optional.of(new LoadedTables(plan.tables(), context.spark(), SqlSettings.values()));
    context.spark().register(intake);
    this.states = new PipeStates(pipeline, context, groups);
  }

  @Override
  public JavaRDD<RowBlock> rows(BatchInput input) {
    SqlSettings.inTasks(spark);
    intake.reset();
    skipped.ifPresent(SkippedRows::reset);
    JavaRDD<RowBlock> rows =
        new BatchRdds(readOnce(input), plan, groups, states, queries, tables, intake, skipped)
            .results(pipeline);
    JavaRDD<RowBlock> all = pipeline.queries().isEmpty() ? rows : states.computedWith(rows);
    return skipped.map(left -> left.watched(all, input.shown())).orElse(all);
  }

  /** Persists the lines of sources that are used more than once until the batch ends. */
  private BatchInput readOnce(BatchInput input) {
    for (String source : input.blocks().keySet()) {
      if (Collections.frequency(pipeline.sources(), source) > 1) {
        kept.add(input.of(source).persist(StorageLevel.MEMORY_AND_DISK()));
      }
    }
    return input;
  }

  private void forgetBlocks() {
    kept.forEach(blocks -> blocks.unpersist(false));
    kept.clear();
    queries.forget();
  }

  @Override
  public void commit() {
    forgetBlocks();
    states.commit();
  }

  @Override
  public void abandon() {
    forgetBlocks();
    states.abandon();
  }

  /**
   * Names the queries of a pipeline for a failure before a shuffle, which Spark reports without the
   * query.
   */
  @Override
  public Optional<DstreamException> explained(Throwable failure) {
    if (pipeline.queries().isEmpty() || DstreamException.in(failure).isPresent()) {
      return Optional.empty();
    }
    String queries =
        pipeline.queries().stream().map(Step.Queried::stage).collect(Collectors.joining(" or "));
    return FunctionFailure.ofQuery(queries, failure);
  }

  @Override
  public Intake intake() {
    Intake taken =
        skipped
            .filter(SkippedRows::tookAll)
            .map(rows -> intake.value().withoutWords())
            .orElseGet(intake::value);
    return pipeline.countsNothing() ? taken.plus(RESULT) : taken;
  }

  @Override
  public Optional<Skipped> skipped() {
    return skipped.flatMap(SkippedRows::skipped);
  }

  @Override
  public Silence silence(Intake records) {
    String came = Phrases.count(records.lines(), "line");
    return Silence.of(
        "no row",
        came
            + ", of which no row came through the pipeline"
            + (skipped.isPresent() ? "; those on which a function fails are skipped" : ""));
  }

  @Override
  public Optional<JavaRDD<RowBlock>> allRows() {
    return pipeline.endsWithState() ? Optional.of(states.allRows()) : Optional.empty();
  }

  @Override
  public long remembered() {
    return states.keys();
  }

  @Override
  public long rememberedBytes() {
    return states.bytes();
  }
}
