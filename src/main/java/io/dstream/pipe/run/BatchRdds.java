package io.dstream.pipe.run;

import io.dstream.operation.BatchInput;
import io.dstream.operation.IntakeTally;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.keyed.StateMapping;
import io.dstream.pipe.query.Queries;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.pipe.stage.TypedPipeline.Phase;
import io.dstream.row.RowBlock;
import io.dstream.spark.Rdds;
import io.dstream.spec.RecordField;
import io.dstream.state.ChunkSerializer;
import io.dstream.state.GroupBatch;
import io.dstream.state.GroupShuffle;
import io.dstream.state.GroupState;
import io.dstream.state.GroupStates;
import io.dstream.state.KeyGroups;
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
 * The RDDs of one batch: narrow stages in a row within one task, a shuffle per key stage.
 *
 * @param fields what the records of each source have beside their value
 * @param states of the pipeline's state; empty where it keeps none
 * @param queries those of the pipeline
 * @param intake told what came of the lines
 * @param skipped told of the rows that are left out; empty where a failure ends the stream
 */
record BatchRdds(
    BatchInput input,
    Map<String, List<RecordField>> fields,
    KeyGroups groups,
    Optional<GroupStates<BatchRows>> states,
    BatchQueries queries,
    IntakeTally intake,
    Optional<SkippedRows> skipped) {

  /** The results of a pipeline. */
  JavaRDD<RowBlock> results(TypedPipeline pipeline) {
    if (pipeline.endsWithState()) {
      Step.State last = (Step.State) pipeline.last().steps().get(0);
      RDD<GroupBatch<BatchRows>> brought = brought(rows(pipeline.withoutLast()), last);
      return states.orElseThrow().after(brought, input.time());
    }
    return Rdds.mapPartitions(rows(pipeline), new ListRows(pipeline.results(), pipeline.schema()));
  }

  private JavaRDD<InternalRow> rows(TypedPipeline pipeline) {
    RowsBefore before = new Lines(pipeline.source());
    for (Phase phase : pipeline.phases()) {
      JavaRDD<InternalRow> rows = guarded(phase.narrow(), before);
      if (phase.end().isEmpty()) {
        return rows;
      }
      before = after(rows, phase.end().get());
    }
    return before.then(NarrowChain.NONE);
  }

  private JavaRDD<InternalRow> guarded(NarrowChain chain, RowsBefore before) {
    return skipped.map(rows -> rows.without(chain, before)).orElseGet(() -> before.then(chain));
  }

  /** The lines of a source. */
  private final class Lines implements RowsBefore {
    private final String source;

    Lines(String source) {
      this.source = source;
    }

    @Override
    public JavaRDD<InternalRow> then(NarrowChain steps) {
      return Rdds.mapPartitions(input.of(source), new ReadLines(lineFields(), steps, intake));
    }

    @Override
    public int lineFields() {
      return fields.get(source).size();
    }
  }

  /** What comes out of a step that ends a phase. */
  private RowsBefore after(JavaRDD<InternalRow> rows, Step step) {
    if (step.remembers()) {
      return afterState(rows, step);
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
    views.put(Queries.THIS, rows);
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

  private RowsBefore afterState(JavaRDD<InternalRow> rows, Step step) {
    GroupStates<BatchRows> kept = states.orElseThrow();
    if (step instanceof Step.Windowed window) {
      JavaRDD<GroupState<BatchRows>> windows =
          kept.next(byGroup(content(rows, window.content())), input.time());
      return next ->
          Rdds.mapPartitions(
              windows, new WindowRows(window.merge().orElse(null), input.shown(), next));
    }
    JavaRDD<GroupState<BatchRows>> updated = kept.next(brought(rows, step), input.time());
    return next -> Rdds.mapPartitions(updated, new StateRows(next));
  }

  /** What a batch brings to the states of keys. */
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
