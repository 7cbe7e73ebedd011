package io.dstream.engine;

import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.spec.Beginning;
import io.dstream.spec.DstreamException;
import io.dstream.spec.PipelineSpec;

/** Fails every batch. */
final class FailingSink implements Sink {
  @Override
  public BatchWriter open(Schema schema, Beginning beginning, Outlets outlets) {
    return (rows, time) -> {
      throw DstreamException.failed("the table is away", null);
    };
  }

  @Override
  public String describe() {
    return "rows"; // the checkpoint is that of rows
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public void check(PipelineSpec<?, ?, ?> pipeline, Beginning beginning) {
    // It fails later.
  }
}
