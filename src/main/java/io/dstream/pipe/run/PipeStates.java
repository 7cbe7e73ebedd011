package io.dstream.pipe.run;

import io.dstream.operation.OperationContext;
import io.dstream.pipe.row.ResultRows;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.stage.TypedStage;
import io.dstream.pipe.text.TextRange;
import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.state.GroupStates;
import io.dstream.state.KeyGroups;
import io.dstream.state.StateKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/** The states of a pipeline on the driver, one for each stateful stage. */
final class PipeStates {
  private final TypedPipeline pipeline;
  private final Map<TextRange, GroupStates<BatchRows>> states = new LinkedHashMap<>();

  /** Restores the states that exist. */
  PipeStates(TypedPipeline pipeline, OperationContext context, KeyGroups groups) {
    this.pipeline = pipeline;
    for (TypedStage stage : pipeline.remembering()) {
      int number = states.size() + 1;
      states.put(
          place(stage),
          new GroupStates<>(
              context.spark(),
              kind(stage, context.bestRows()),
              context.state().map(directory -> directory.of(number)),
              groups,
              context.last()));
    }
  }

  /** Returns the position of a stage in the pipeline text, which identifies it. */
  private static TextRange place(TypedStage stage) {
    return stage.call().nameAt();
  }

  private StateKind<BatchRows> kind(TypedStage stage, int best) {
    Step step = stage.remembers().orElseThrow();
    if (step instanceof Step.State state) {
      return pipeline.endsWithState() && place(stage).equals(place(pipeline.last()))
          ? new UpdatedStates(state.update(), pipeline.results(), pipeline.schema(), best)
          : withinPipeline(state, new ResultRows(stage.output()));
    }
    return step instanceof Step.MapWithState mapped
        ? new MappedStates(mapped.mapping())
        : windows((Step.Windowed) step);
  }

  /** Returns the kind of a state whose output goes to later stages. */
  private static StateKind<BatchRows> withinPipeline(Step.State state, ResultRows pairs) {
    Schema schema = new Schema(pairs.columns(), List.of(0), true, List.of());
    return new UpdatedStates(state.update(), pairs, schema, 0);
  }

  private static StateKind<BatchRows> windows(Step.Windowed window) {
    long length = window.length().toMillis();
    return window
        .merge()
        .<StateKind<BatchRows>>map(merge -> new MergedWindows(length, merge))
        .orElseGet(() -> new WindowedStates(length));
  }

  /** Returns the state of a stage. */
  GroupStates<BatchRows> of(TypedStage stage) {
    return states.get(place(stage));
  }

  /**
   * Returns the rows such that all states are computed with them. A query may need no row of a
   * window.
   */
  JavaRDD<RowBlock> computedWith(JavaRDD<RowBlock> rows) {
    JavaRDD<RowBlock> all = rows;
    for (GroupStates<BatchRows> state : states.values()) {
      all = state.computedWith(all);
    }
    return all;
  }

  /** Commits the batch after every sink has it. */
  void commit() {
    states.values().forEach(GroupStates::commit);
  }

  /** Discards the states of a failed batch. */
  void abandon() {
    states.values().forEach(GroupStates::abandon);
  }

  /** Returns a row for every key of the state that the pipeline ends with. */
  JavaRDD<RowBlock> allRows() {
    return of(pipeline.last()).allRows();
  }

  /** Returns the number of keys in the states after the last batch. */
  long keys() {
    return states.values().stream().mapToLong(GroupStates::keys).sum();
  }

  /** Returns the estimated size of the states in bytes; 0 before the first batch of this run. */
  long bytes() {
    return states.values().stream().mapToLong(GroupStates::bytes).sum();
  }
}
