package io.dstream.pipe.run;

import io.dstream.operation.Intake;
import io.dstream.operation.IntakeTally;
import io.dstream.operation.Operation;
import io.dstream.operation.OperationContext;
import io.dstream.pipe.TypedPipeline;
import io.dstream.pipe.TypedPipeline.Phase;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.Step;
import io.dstream.row.RowBlock;
import io.dstream.spark.Rdds;
import io.dstream.spec.Phrases;
import io.dstream.spec.Silence;
import io.dstream.state.ChunkSerializer;
import io.dstream.state.GroupShuffle;
import io.dstream.state.GroupStates;
import io.dstream.state.KeyGroups;
import io.dstream.text.LineBlock;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * Runs a pipeline batch by batch: narrow stages in a row within one task, a shuffle per key stage.
 */
final class PipeOperation implements Operation {
  private final TypedPipeline pipeline;
  private final List<Phase> phases;
  private final IntakeTally intake = new IntakeTally();
  private final KeyGroups groups;
  private final Optional<GroupStates<BatchRows>> states;

  PipeOperation(TypedPipeline pipeline, OperationContext context) {
    this.pipeline = pipeline;
    this.phases = pipeline.phases();
    this.groups = KeyGroups.over(context.partitions());
    context.spark().register(intake);
    this.states =
        pipeline
            .state()
            .map(
                update ->
                    new GroupStates<>(
                        context.spark(),
                        new UpdatedStates(
                            update, pipeline.results(), pipeline.schema(), context.bestRows()),
                        context.state(),
                        groups,
                        context.last()));
  }

  @Override
  public JavaRDD<RowBlock> rows(JavaRDD<LineBlock> blocks, long time) {
    intake.reset();
    JavaRDD<InternalRow> rows =
        Rdds.mapPartitions(blocks, new ReadLines(phases.get(0).narrow(), intake));
    for (int i = 0; i < phases.size(); i++) {
      NarrowChain next = i + 1 < phases.size() ? phases.get(i + 1).narrow() : NarrowChain.NONE;
      Optional<Step> keyed = phases.get(i).keyed().map(stage -> stage.step());
      if (keyed.isPresent() && keyed.get() instanceof Step.ByKey byKey) {
        rows =
            Rdds.mapPartitions(
                shuffled(Rdds.mapPartitions(rows, new CombineRows(byKey.aggregation()))),
                new MergeRows(byKey.aggregation(), next));
      } else if (keyed.isPresent() && keyed.get() instanceof Step.State state) {
        JavaRDD<Tuple2<Integer, PackedRows>> sorted =
            shuffled(Rdds.mapPartitions(rows, new CollectRows(state.update())));
        var brought = Rdds.mapPartitions(sorted, new BroughtRows()).rdd();
        if (pipeline.endsWithState()) {
          return states.orElseThrow().after(brought, time);
        }
        rows = Rdds.mapPartitions(states.orElseThrow().next(brought, time), new StateRows(next));
      }
    }
    return Rdds.mapPartitions(rows, new ListRows(pipeline.results(), pipeline.schema()));
  }

  private JavaRDD<Tuple2<Integer, PackedRows>> shuffled(
      JavaRDD<Tuple2<Integer, PackedRows>> chunks) {
    return GroupShuffle.sorted(chunks, groups, new ChunkSerializer<>(new RowsCodec()));
  }

  @Override
  public void commit() {
    states.ifPresent(GroupStates::commit);
  }

  @Override
  public void abandon() {
    states.ifPresent(GroupStates::abandon);
  }

  @Override
  public Intake intake() {
    return intake.value();
  }

  @Override
  public Silence silence(Intake records) {
    String came = Phrases.count(records.lines(), "line");
    return Silence.of("no row", came + ", of which no row came through the pipeline");
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
