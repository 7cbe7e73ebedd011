package io.dstream.live;

import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.BestRows;
import io.dstream.sink.ConsoleSink;
import io.dstream.sink.Sink;
import io.dstream.spec.Beginning;
import io.dstream.spec.PipelineSpec;
import java.time.Instant;
import org.apache.spark.api.java.JavaRDD;

/** A console that is drawn in place; replaces a {@link ConsoleSink}. */
record LiveSink(ConsoleSink console, LiveBoard board) implements Sink {
  @Override
  public String describe() {
    return console.describe() + ", drawn in place";
  }

  @Override
  public boolean idempotent() {
    return console.idempotent();
  }

  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
    console.check(pipeline, beginning);
  }

  @Override
  public int bestRows() {
    return Math.max(LiveBoard.ROWS, console.top());
  }

  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    return (rows, time) -> write(rows, time, schema);
  }

  private void write(JavaRDD<RowBlock> rows, Instant time, Schema schema) {
    BestRows best = BestRows.of(rows, bestRows(), schema);
    if (best.all() > 0) {
      board.show(best.rows(), best.all(), time);
    }
  }
}
