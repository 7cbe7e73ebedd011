package io.dstream.pipe.run;

import io.dstream.operation.BatchInput;
import io.dstream.operation.IntakeTally;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.keyed.StateMapping;
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
import io.dstream.state.GroupStates;
import io.dstream.state.KeyGroups;
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
 * @param intake told what came of the lines
 */
record BatchRdds(
    BatchInput input,
    Map<String, List<RecordField>> fields,
    KeyGroups groups,
    Optional<GroupStates<BatchRows>> states,
    IntakeTally intake) {

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
    List<Phase> phases = pipeline.phases();
    JavaRDD<InternalRow> rows =
        Rdds.mapPartitions(
            input.of(pipeline.source()),
            new ReadLines(fields.get(pipeline.source()).size(), phases.get(0).narrow(), intake));
    for (int i = 0; i < phases.size(); i++) {
      NarrowChain next = i + 1 < phases.size() ? phases.get(i + 1).narrow() : NarrowChain.NONE;
      Optional<Step> end = phases.get(i).end();
      if (end.isPresent()) {
        rows = after(rows, end.get(), next);
      }
    }
    return rows;
  }

  /** What comes out of a stage that ends a phase, and then of the next phase's narrow stages. */
  private JavaRDD<InternalRow> after(JavaRDD<InternalRow> rows, Step stage, NarrowChain next) {
    if (stage.remembers()) {
      return afterState(rows, stage, next);
    }
    if (stage instanceof Step.ByKey byKey) {
      return Rdds.mapPartitions(
          shuffled(Rdds.mapPartitions(rows, new CombineRows(byKey.aggregation()))),
          new MergeRows(byKey.aggregation(), next));
    }
    if (stage instanceof Step.Grouped grouped) {
      return Rdds.mapPartitions(
          collected(rows, grouped.values()), new GroupedRows(grouped.values().type(), next));
    }
    if (stage instanceof Step.Joined joined) {
      return collected(rows, joined.left())
          .zipPartitions(
              collected(rows(joined.joined()), joined.right()), JoinedRows.of(joined, next));
    }
    if (stage instanceof Step.Sorted sorted) {
      return SortedRows.of(rows, sorted, next);
    }
    if (stage instanceof Step.Repartitioned spread) {
      return Rdds.mapPartitions(
          Rdds.mapPartitions(rows, collecting(spread.elements())).repartition(spread.partitions()),
          new PackedPairs(next));
    }
    return Rdds.mapPartitions(rows.union(added(rows, stage)), new NarrowRows(next));
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

  private JavaRDD<InternalRow> afterState(JavaRDD<InternalRow> rows, Step stage, NarrowChain next) {
    GroupStates<BatchRows> kept = states.orElseThrow();
    if (stage instanceof Step.Windowed window) {
      return Rdds.mapPartitions(
          kept.next(byGroup(content(rows, window.content())), input.time()),
          new WindowRows(window.content().merge().orElse(null), input.shown(), next));
    }
    return Rdds.mapPartitions(kept.next(brought(rows, stage), input.time()), new StateRows(next));
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
