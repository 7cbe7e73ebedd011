package io.dstream.pipe.run;

import io.dstream.pipe.PipelineCompiler;
import io.dstream.pipe.function.RowFunction;
import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.keyed.CombineTable;
import io.dstream.pipe.keyed.KeyStates;
import io.dstream.pipe.keyed.MapSide;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.keyed.StateChange;
import io.dstream.pipe.keyed.StateUpdate;
import io.dstream.pipe.row.LineRows;
import io.dstream.pipe.row.ResultRows;
import io.dstream.pipe.stage.NarrowChain;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.state.GroupState;
import io.dstream.text.LineBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import scala.Tuple2;

/** A pipeline that runs in this thread on one partition: batches of lines in, batches out. */
public final class RunningPipeline {
  private static final PipelineCompiler COMPILER = new PipelineCompiler();

  private final TypedPipeline pipeline;
  private KeyStates states = KeyStates.EMPTY;

  public RunningPipeline(String text) {
    this.pipeline = COMPILER.compile(text, StreamType.LINES);
  }

  /** What one batch gives, each row as text: {@code key,value}. */
  public List<String> batch(String... lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return shown(rows(pipeline, new LineBlock(bytes, 0, bytes.length)), pipeline.output());
  }

  private Iterator<InternalRow> rows(TypedPipeline part, LineBlock lines) {
    Iterator<InternalRow> rows = new LineRows(List.of(lines).iterator());
    for (TypedPipeline.Phase phase : part.phases()) {
      rows = phase.narrow().over(rows);
      if (phase.end().isPresent()) {
        rows = after(rows, phase.end().get().step(), lines).iterator();
      }
    }
    return rows;
  }

  private List<InternalRow> after(Iterator<InternalRow> rows, Step step, LineBlock lines) {
    List<InternalRow> result = new ArrayList<>();
    if (step instanceof Step.ByKey byKey) {
      Aggregation aggregation = byKey.aggregation();
      CombineTable table = aggregation.newTable();
      MapSide.combining(aggregation, rows, (bytes, from, to) -> 0, 1, MapSide.LIMIT_BYTES)
          .forEachRemaining(chunk -> table.addAll(chunk.rows()));
      table.forEach((key, value) -> result.add(new JoinedRow(key, value).copy()));
    } else if (step instanceof Step.State state) {
      StateUpdate update = state.update();
      StateChange change =
          states.plus(
              collected(rows, update.key(), update.value()).map(Tuple2::_2).iterator(),
              update.compile(),
              0);
      states = change.states();
      states.forEach((key, value) -> result.add(new JoinedRow(key, value).copy()));
    } else {
      unkept(rows, step, lines).forEachRemaining(row -> result.add(row.copy()));
    }
    return result;
  }

  /** What comes of a step without a table or a state. */
  private Iterator<InternalRow> unkept(Iterator<InternalRow> rows, Step step, LineBlock lines) {
    if (step instanceof Step.Grouped grouped) {
      return new GroupedRows(grouped.values(), NarrowChain.NONE)
          .call(collected(rows, grouped.values().key(), grouped.values().value()).iterator());
    }
    if (step instanceof Step.Seed seed) {
      InternalRow number = new GenericInternalRow(new Object[] {seed.number()});
      List<InternalRow> seeded = new ArrayList<>(List.of(number));
      rows.forEachRemaining(row -> seeded.add(row.copy()));
      return seeded.iterator();
    }
    if (step instanceof Step.Windowed window) {
      return windowed(rows, window);
    }
    TypedPipeline other = step.others().get(0);
    if (step instanceof Step.Joined joined) {
      return JoinedRows.of(joined, NarrowChain.NONE)
          .call(
              collected(rows, joined.left().key(), joined.left().value()).iterator(),
              collected(rows(other, lines), joined.right().key(), joined.right().value())
                  .iterator());
    }
    List<InternalRow> all = new ArrayList<>();
    rows.forEachRemaining(row -> all.add(row.copy()));
    rows(other, lines).forEachRemaining(row -> all.add(row.copy()));
    return all.iterator();
  }

  /** A window with this batch alone. */
  private static Iterator<InternalRow> windowed(Iterator<InternalRow> rows, Step.Windowed window) {
    List<PackedRows> chunks = new ArrayList<>();
    window
        .content()
        .merge()
        .ifPresent(
            merge ->
                MapSide.combining(merge, rows, (bytes, from, to) -> 0, 1, MapSide.LIMIT_BYTES)
                    .forEachRemaining(chunk -> chunks.add(chunk.rows())));
    window
        .content()
        .pairs()
        .ifPresent(
            pairs ->
                collected(rows, pairs.key(), pairs.value()).map(Tuple2::_2).forEach(chunks::add));
    long length = window.length().toMillis();
    PairStates kind =
        window
            .merge()
            .<PairStates>map(merge -> new MergedWindows(length, merge))
            .orElseGet(() -> new WindowedStates(length));
    GroupState<BatchRows> state = kind.none(0).plus(new BatchRows(chunks), 1);
    return new WindowRows(window.merge().orElse(null), true, NarrowChain.NONE)
        .call(List.of(state).iterator());
  }

  private static Stream<Tuple2<Integer, PackedRows>> collected(
      Iterator<InternalRow> rows, RowFunction key, RowFunction value) {
    List<Tuple2<Integer, PackedRows>> chunks = new ArrayList<>();
    MapSide.collecting(key, value, rows, (bytes, from, to) -> 0, 1, MapSide.LIMIT_BYTES)
        .forEachRemaining(chunk -> chunks.add(new Tuple2<>(0, chunk.rows())));
    return chunks.stream();
  }

  private static List<String> shown(Iterator<InternalRow> rows, StreamType type) {
    ResultRows.Compiled results = new ResultRows(type).compile();
    List<String> shown = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          List<String> values = new ArrayList<>();
          for (Object value : results.values(row)) {
            values.add(
                value instanceof byte[] text
                    ? new String(text, StandardCharsets.UTF_8)
                    : String.valueOf(value));
          }
          shown.add(String.join(",", values));
        });
    return shown;
  }
}
