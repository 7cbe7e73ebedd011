package io.dstream.pipe.run;

import io.dstream.operation.BatchInput;
import io.dstream.operation.Intake;
import io.dstream.operation.IntakeTally;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.operation.Skipped;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.row.RowBlock;
import io.dstream.spec.Phrases;
import io.dstream.spec.RecordField;
import io.dstream.spec.Silence;
import io.dstream.state.GroupStates;
import io.dstream.state.KeyGroups;
import io.dstream.state.StateKind;
import io.dstream.text.LineBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** Runs a pipeline batch by batch. */
final class PipeOperation implements Operation {
  /** What comes of nothing where elements are counted. */
  private static final Intake RESULT = new Intake(1, 0, 0);

  private final TypedPipeline pipeline;
  private final Map<String, List<RecordField>> fields;
  private final IntakeTally intake = new IntakeTally();
  private final Optional<SkippedRows> skipped;
  private final KeyGroups groups;
  private final Optional<GroupStates<BatchRows>> states;
  private final BatchQueries queries;
  private final List<JavaRDD<LineBlock>> kept = new ArrayList<>();

  PipeOperation(PipePlan plan, OperationContext context) {
    this.pipeline = plan.pipeline();
    this.fields = plan.fields();
    this.skipped = plan.skips() ? Optional.of(new SkippedRows(context.spark())) : Optional.empty();
    this.groups = KeyGroups.over(context.partitions());
    this.queries = new BatchQueries(pipeline, context.spark(), context.partitions());
    context.spark().register(intake);
    this.states =
        pipeline
            .remembers()
            .map(
                step ->
                    new GroupStates<>(
                        context.spark(),
                        kind(step, context.bestRows()),
                        context.state(),
                        groups,
                        context.last()));
  }

  private StateKind<BatchRows> kind(Step step, int best) {
    if (step instanceof Step.State state) {
      return new UpdatedStates(state.update(), pipeline.results(), pipeline.schema(), best);
    }
    return step instanceof Step.MapWithState mapped
        ? new MappedStates(mapped.mapping())
        : windows((Step.Windowed) step);
  }

  private static StateKind<BatchRows> windows(Step.Windowed window) {
    long length = window.length().toMillis();
    return window
        .merge()
        .<StateKind<BatchRows>>map(merge -> new MergedWindows(length, merge))
        .orElseGet(() -> new WindowedStates(length));
  }

  @Override
  public JavaRDD<RowBlock> rows(BatchInput input) {
    intake.reset();
    skipped.ifPresent(SkippedRows::reset);
    JavaRDD<RowBlock> rows =
        new BatchRdds(readOnce(input), fields, groups, states, queries, intake, skipped)
            .results(pipeline);
    return skipped.map(left -> left.watched(rows, input.shown())).orElse(rows);
  }

  /** What is used more than once is kept until the batch is done. */
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
    states.ifPresent(GroupStates::commit);
  }

  @Override
  public void abandon() {
    forgetBlocks();
    states.ifPresent(GroupStates::abandon);
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
    return pipeline.endsWithState() ? states.map(GroupStates::allRows) : Optional.empty();
  }

  @Override
  public long remembered() {
    return states.map(GroupStates::keys).orElse(0L);
  }

  @Override
  public long rememberedBytes() {
    return states.map(GroupStates::bytes).orElse(0L);
  }
}
