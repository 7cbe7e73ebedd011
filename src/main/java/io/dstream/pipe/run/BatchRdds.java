package io.dstream.pipe.run;

import io.dstream.operation.BatchInput;
import io.dstream.operation.IntakeTally;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.keyed.StateMapping;
import io.dstream.pipe.row.LineFields;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.stage.TypedPipeline.End;
import io.dstream.pipe.stage.TypedPipeline.Phase;
import io.dstream.row.RowBlock;
import io.dstream.spark.Rdds;
import io.dstream.state.ChunkSerializer;
import io.dstream.state.GroupBatch;
import io.dstream.state.GroupShuffle;
import io.dstream.state.GroupState;
import io.dstream.state.GroupStates;
import io.dstream.state.KeyGroups;
import io.dstream.table.LoadedTables;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * Builds the RDDs of one batch. Consecutive narrow stages run within one task, and each keyed stage
 * has a shuffle.
 *
 * @param plan describes the fields that the records of each source have besides their value
 * @param states the states of the pipeline
 * @param queries the queries of the pipeline
 * @param tables the tables of the pipeline; empty if it has none
 * @param intake counts the lines and the rows that they produce
 * @param skipped counts the rows that are skipped; empty if a failure ends the stream
 */
record BatchRdds(
    BatchInput input,
    PipePlan plan,
    KeyGroups groups,
    PipeStates states,
    BatchQueries queries,
    Optional<LoadedTables> tables,
    IntakeTally intake,
    Optional<SkippedRows> skipped) {

  /** Returns the results of a pipeline. */
  JavaRDD<RowBlock> results(TypedPipeline pipeline) {
    if (pipeline.endsWithState()) {
      TypedPipeline before = pipeline.withoutLast();
      End last = new End(pipeline.last().steps().get(0), pipeline.last());
      return GroupStates.rows(updated(rows(before), last, before.slide()));
    }
    return Rdds.mapPartitions(rows(pipeline), new ListRows(pipeline.results(), pipeline.schema()));
  }

  private JavaRDD<InternalRow> rows(TypedPipeline pipeline) {
    RowsBefore before = source(pipeline.source());
    Optional<Duration> slide = Optional.empty();
    for (Phase phase : pipeline.phases()) {
      JavaRDD<InternalRow> rows = guarded(phase.narrow(), before);
      if (phase.end().isEmpty()) {
        return rows;
      }
      before = after(rows, phase.end().get(), slide);
      slide = phase.end().get().step().slide(slide);
    }
    return before.then(NarrowChain.NONE);
  }

  private JavaRDD<InternalRow> guarded(NarrowChain chain, RowsBefore before) {
    return skipped.map(rows -> rows.without(chain, before)).orElseGet(() -> before.then(chain));
  }

  private RowsBefore source(String name) {
    if (!plan.tables().has(name)) {
      return new Lines(name);
    }
    JavaRDD<InternalRow> rows = tables.orElseThrow().rows(name, input.time());
    return next -> Rdds.mapPartitions(rows, new TableRows(next));
  }

  /** The lines of a source. */
  private final class Lines implements RowsBefore {
    private final String source;

    Lines(String source) {
      this.source = source;
    }

    @Override
    public JavaRDD<InternalRow> then(NarrowChain steps) {
      return Rdds.mapPartitions(input.of(source), new ReadLines(fieldsOf(), steps, intake));
    }

    @Override
    public int lineFields() {
      return fieldsOf().count();
    }

    private LineFields fieldsOf() {
      return plan.lineFields(source, input.time());
    }
  }

  /**
   * Returns the rows of a step that ends a phase.
   *
   * @param slide the interval at which the input is due; empty if it is due in every batch
   */
  private RowsBefore after(JavaRDD<InternalRow> rows, End end, Optional<Duration> slide) {
    Step step = end.step();
    if (step.remembers()) {
      return afterState(rows, end, slide);
    } else if (step instanceof Step.ByKey byKey) {
      JavaRDD<Tuple2<Integer, PackedRows>> pairs =
          shuffled(Rdds.mapPartitions(rows, new CombineRows(byKey.aggregation())));
      return next -> Rdds.mapPartitions(pairs, new MergeRows(byKey.aggregation(), next));
    } else if (step instanceof Step.Grouped grouped) {
      JavaRDD<Tuple2<Integer, PackedRows>> pairs = collected(rows, grouped.values());
      return next -> Rdds.mapPartitions(pairs, new GroupedRows(grouped.values(), next));
    } else if (step instanceof Step.Joined joined) {
      JavaRDD<Tuple2<Integer, PackedRows>> one = collected(rows, joined.left());
      JavaRDD<Tuple2<Integer, PackedRows>> other = collected(rows(joined.joined()), joined.right());
      return next -> one.zipPartitions(other, JoinedRows.of(joined, next));
    } else if (step instanceof Step.Sorted sorted) {
      return SortedRows.of(rows, sorted);
    } else if (step instanceof Step.Queried query) {
      JavaRDD<InternalRow> made = queries.rows(query, views(rows, query));
      return next -> Rdds.mapPartitions(made, new QueryRows(query.stage(), next));
    } else if (step instanceof Step.Repartitioned spread) {
      JavaRDD<Tuple2<Integer, PackedRows>> pairs =
          Rdds.mapPartitions(rows, collecting(spread.elements())).repartition(spread.partitions());
      return next -> Rdds.mapPartitions(pairs, new PackedPairs(next));
    }
    JavaRDD<InternalRow> both = rows.union(added(rows, step));
    return next -> Rdds.mapPartitions(both, new NarrowRows(next));
  }

  private Map<String, JavaRDD<InternalRow>> views(JavaRDD<InternalRow> rows, Step.Queried query) {
    Map<String, JavaRDD<InternalRow>> views = new HashMap<>();
    query.sources().forEach((name, source) -> views.put(name, rows(source)));
    views.put(query.view(), rows);
    return views;
  }

  private JavaRDD<InternalRow> added(JavaRDD<InternalRow> rows, Step stage) {
    if (stage instanceof Step.Union union) {
      return rows(union.added());
    }
    JavaRDD<Long> number =
        JavaSparkContext.fromSparkContext(rows.context())
            .parallelize(List.of(((Step.Seed) stage).number()), 1);
    return Rdds.mapPartitions(number, new NumberRows());
  }

  private RowsBefore afterState(JavaRDD<InternalRow> rows, End end, Optional<Duration> slide) {
    if (end.step() instanceof Step.Windowed window) {
      RDD<GroupBatch<BatchRows>> brought = byGroup(content(due(rows, slide), window.content()));
      JavaRDD<GroupState<BatchRows>> windows = states.of(end.stage()).next(brought, input.time());
      boolean shown = input.isDue(window.slide(slide));
      return next ->
          Rdds.mapPartitions(windows, new WindowRows(window.merge().orElse(null), shown, next));
    }
    JavaRDD<GroupState<BatchRows>> updated = updated(rows, end, slide);
    boolean shown = input.isDue(slide);
    return next -> Rdds.mapPartitions(updated, new StateRows(shown, next));
  }

  /** Returns the states after the batch, or the states before it if nothing is due. */
  private JavaRDD<GroupState<BatchRows>> updated(
      JavaRDD<InternalRow> rows, End end, Optional<Duration> slide) {
    RDD<GroupBatch<BatchRows>> brought = brought(due(rows, slide), end.step());
    GroupStates<BatchRows> kept = states.of(end.stage());
    return input.isDue(slide) ? kept.next(brought, input.time()) : kept.held(brought, input.time());
  }

  /** Returns the rows if they are due; otherwise computes them but returns none. */
  private JavaRDD<InternalRow> due(JavaRDD<InternalRow> rows, Optional<Duration> slide) {
    return input.isDue(slide) ? rows : Rdds.mapPartitions(rows, new NoRows());
  }

  /** Returns the pairs that a batch brings to the states of keys, by key group. */
  private RDD<GroupBatch<BatchRows>> brought(JavaRDD<InternalRow> rows, Step stage) {
    CollectRows pairs =
        stage instanceof Step.State state
            ? new CollectRows(state.update().key(), state.update().value())
            : new CollectRows(mapping(stage).key(), mapping(stage).value());
    return byGroup(shuffled(Rdds.mapPartitions(rows, pairs)));
  }

  private static StateMapping mapping(Step stage) {
    return ((Step.MapWithState) stage).mapping();
  }

  private static RDD<GroupBatch<BatchRows>> byGroup(JavaRDD<Tuple2<Integer, PackedRows>> sorted) {
    return Rdds.mapPartitions(sorted, new BroughtRows()).rdd();
  }

  private JavaRDD<Tuple2<Integer, PackedRows>> content(
      JavaRDD<InternalRow> rows, Step.Content content) {
    return content
        .merge()
        .map(merge -> shuffled(Rdds.mapPartitions(rows, new CombineRows(merge))))
        .orElseGet(() -> collected(rows, content.pairs().orElseThrow()));
  }

  private JavaRDD<Tuple2<Integer, PackedRows>> collected(
      JavaRDD<InternalRow> rows, Step.Keyed pairs) {
    return shuffled(Rdds.mapPartitions(rows, collecting(pairs)));
  }

  private static CollectRows collecting(Step.Keyed pairs) {
    return new CollectRows(pairs.key(), pairs.value());
  }

  private JavaRDD<Tuple2<Integer, PackedRows>> shuffled(
      JavaRDD<Tuple2<Integer, PackedRows>> chunks) {
    return GroupShuffle.sorted(chunks, groups, new ChunkSerializer<>(new RowsCodec()));
  }
}
