package io.dstream.sink;

import io.dstream.row.Schema;
import io.dstream.spark.Rdds;
import io.dstream.spec.Beginning;
import io.dstream.spec.PipelineSpec;
import picocli.CommandLine.Command;

/** Computes all rows and discards them; for measurements. */
public record NoneSink() implements Sink {

  /** {@code --sink none} has no options. */
  @Command // picocli requires it for a class without options
  public static final class Options implements SinkOptions {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public Sink toSink(SinkSettings settings) {
      return new NoneSink();
    }
  }

  @Override
  public String describe() {
    return "none";
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
    return (rows, time) -> Rdds.compute(rows);
  }
}
