package io.dstream.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.spec.OperationSpec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A pipeline without a checkpoint is exact as long as nobody kills it, and chaos sees when not. */
class WithoutCheckpointIT {
  private static final Duration BATCH = Duration.ofMillis(500);

  private final StringWriter said = new StringWriter();

  @Test
  void aKilledPipelineCountsTwiceWhatItHadWrittenAndChaosSeesIt() throws InterruptedException {
    Verdict verdict =
        run(new ChaosSpec.Source.Topic(Optional.empty()), new OperationSpec.PerBatch(), 1);
    assertThat(said.toString()).matches("(?s).*kill 1 of 1 after \\d+\\.\\d s \\(at work\\), .*");
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.differences())
        .isNotEmpty()
        .allMatch(difference -> difference.found() > difference.expected());
  }

  @Test
  void windowsOfAPipelineThatIsNotKilledAreExact() throws InterruptedException {
    OperationSpec window = new OperationSpec.Window(BATCH.multipliedBy(4), BATCH.multipliedBy(2));
    Verdict verdict = run(new ChaosSpec.Source.Directory(), window, 0);
    assertThat(verdict.lines()).hasSize(1).first().asString().startsWith("exact: ");
  }

  private Verdict run(ChaosSpec.Source source, OperationSpec operation, int kills)
      throws InterruptedException {
    ChaosSpec spec =
        new ChaosSpec(
            source,
            new ChaosSpec.Sink.Text(),
            operation,
            BATCH,
            20_000,
            2_000,
            kills,
            seedOfALateKill(),
            Optional.empty(),
            false);
    Notices notices = Notices.to(new PrintWriter(said), false, false);
    return ChaosRun.runWithoutCheckpoint(spec, notices, new StopRequest()).orElseThrow();
  }

  /** A seed by which the first kill comes when batches have been written. */
  private static long seedOfALateKill() {
    return LongStream.range(0, 1000)
        .filter(seed -> Kill.plan(1, BATCH, seed).get(0).after().toMillis() > 4 * BATCH.toMillis())
        .findFirst()
        .orElseThrow();
  }
}
