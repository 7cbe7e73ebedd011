package io.dstream.bench;

import io.dstream.row.RowBlock;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.spark.Rdds;
import io.dstream.spec.Beginning;
import io.dstream.spec.PipelineSpec;
import java.util.Iterator;
import org.apache.spark.api.java.function.Function;

/** Reads every row and keeps only the tally. */
final class TallySink implements Sink {
  private final BatchTimes times;

  TallySink(BatchTimes times) {
    this.times = times;
  }

  @Override
  public String describe() {
    return "tally";
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
    // Nothing is written.
  }

  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    return (rows, time) ->
        times.counted(
            time.toEpochMilli(),
            Rdds.run(rows, new RowsTally()).stream().reduce(Tally.NOTHING, Tally::plus));
  }

  private static final class RowsTally implements Function<Iterator<RowBlock>, Tally> {
    private static final long serialVersionUID = 1L;

    @Override
    public Tally call(Iterator<RowBlock> blocks) {
      Tally sum = Tally.NOTHING;
      while (blocks.hasNext()) {
        sum = sum.plus(Tally.of(blocks.next().rows()));
      }
      return sum;
    }
  }
}
