package io.dstream.chaos;

import io.dstream.checkpoint.BatchHistory;
import io.dstream.checkpoint.BatchRecord;
import io.dstream.engine.Replay;
import io.dstream.operation.Plan;
import io.dstream.row.Schema;
import io.dstream.sink.Sink;
import io.dstream.source.Source;
import io.dstream.spec.Beginning;
import io.dstream.spec.PipelineSpec;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes the same batches in one run without kills into a sink of the same kind, and compares
 * the two outputs. The records of each batch are taken from the checkpoint's log. This class also
 * checks that the batches contain every record exactly once and have the same origin, which
 * determines when windows are due.
 */
final class ReplayCheck implements Check {
  private final PipelineSpec<Source, Plan, Sink> replayed;
  private final Run run;
  private final Outlet expected;
  private long sent;

  /** Creates the check and also checks whether results can be written. */
  ReplayCheck(PipelineSpec<Source, Plan, Sink> pipeline, Run run) {
    this.run = run;
    this.expected = run.outlet().another(run.workspace(), run.cleanup());
    this.replayed = pipeline.withSinks(List.of(expected.sink()));
    replayed.check(Beginning.anew());
  }

  @Override
  public void sent(byte[] line) {
    sent++;
  }

  @Override
  public Optional<Verdict> verdict() throws InterruptedException {
    run.notices().say("computes the same batches once more, in one go");
    BatchHistory history = BatchHistory.of(run.workspace().checkpoint());
    List<String> faults = new ArrayList<>();
    history.unfinished().forEach(name -> faults.add("a batch was not done: " + name));
    try (InputReader input = run.inlet().reader()) {
      replay(history.done(), input, faults);
      faults.addAll(input.faults(sent));
    }
    return run.end().requested() ? Optional.empty() : Optional.of(compared(faults));
  }

  private void replay(List<BatchRecord> batches, InputReader input, List<String> faults)
      throws InterruptedException {
    if (batches.isEmpty()) {
      faults.add("there was no batch");
      return;
    }
    long origin = batches.get(0).origin();
    batches.stream()
        .filter(batch -> batch.origin() != origin)
        .findFirst()
        .ifPresent(batch -> faults.add("the stream began anew at " + at(batch)));
    Sink.Outlets outlets = new Sink.Outlets(OutputStream.nullOutputStream(), run.notices());
    new Replay(replayed, outlets, run.end())
        .run(
            origin,
            batches.stream()
                .map(batch -> new Replay.Batch(batch.time(), input.lines(batch.reads(), at(batch))))
                .iterator());
  }

  private static String at(BatchRecord batch) {
    return Instant.ofEpochMilli(batch.time()).toString();
  }

  private Verdict compared(List<String> faults) {
    Schema schema = replayed.plan().schema();
    try (ResultReader right = expected.results(schema);
        ResultReader found = run.outlet().results(schema)) {
      return RowComparison.of(right, found).verdict(faults);
    }
  }
}
