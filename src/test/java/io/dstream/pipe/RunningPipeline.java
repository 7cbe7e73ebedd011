package io.dstream.pipe;

import io.dstream.pipe.function.StreamType;
import io.dstream.pipe.keyed.Aggregation;
import io.dstream.pipe.keyed.CombineTable;
import io.dstream.pipe.keyed.GroupRows;
import io.dstream.pipe.keyed.KeyStates;
import io.dstream.pipe.keyed.MapSide;
import io.dstream.pipe.keyed.PackedRows;
import io.dstream.pipe.keyed.StateChange;
import io.dstream.pipe.keyed.StateUpdate;
import io.dstream.pipe.row.LineRows;
import io.dstream.pipe.row.ResultRows;
import io.dstream.pipe.stage.Step;
import io.dstream.pipe.stage.TypedPipeline;
import io.dstream.text.LineBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.DataType;

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
        Step end = phase.end().get().step();
        rows =
            end instanceof Step.Union union
                ? both(rows, rows(union.other(), lines))
                : keyed(end, rows, phase.end().get().output()).iterator();
      }
    }
    return rows;
  }

  private static Iterator<InternalRow> both(
      Iterator<InternalRow> one, Iterator<InternalRow> other) {
    List<InternalRow> rows = new ArrayList<>();
    one.forEachRemaining(row -> rows.add(row.copy()));
    other.forEachRemaining(row -> rows.add(row.copy()));
    return rows.iterator();
  }

  private List<InternalRow> keyed(Step step, Iterator<InternalRow> rows, StreamType output) {
    UnsafeProjection copy =
        UnsafeProjection.create(
            new DataType[] {output.key().dataType(), output.value().dataType()});
    List<InternalRow> result = new ArrayList<>();
    if (step instanceof Step.ByKey byKey) {
      Aggregation aggregation = byKey.aggregation();
      CombineTable table = aggregation.newTable();
      MapSide.combining(aggregation, rows, (bytes, from, to) -> 0, 1, MapSide.LIMIT_BYTES)
          .forEachRemaining(chunk -> table.addAll(chunk.rows()));
      table.forEach((key, value) -> result.add(copy.apply(new JoinedRow(key, value)).copy()));
    } else if (step instanceof Step.State state) {
      StateUpdate update = state.update();
      List<PackedRows> batch = new ArrayList<>();
      MapSide.collecting(
              update.key(), update.value(), rows, (bytes, from, to) -> 0, 1, MapSide.LIMIT_BYTES)
          .forEachRemaining((GroupRows chunk) -> batch.add(chunk.rows()));
      StateChange change = states.plus(batch.iterator(), update.compile());
      states = change.states();
      states.forEach((key, value) -> result.add(copy.apply(new JoinedRow(key, value)).copy()));
    }
    return result;
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
