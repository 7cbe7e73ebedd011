package io.dstream.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.control.Notices;
import io.dstream.control.StopRequest;
import io.dstream.spec.DstreamException;
import io.dstream.words.OperationSpec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Results of a pipeline that is killed and has no checkpoint are wrong, and chaos sees it. */
class WithoutCheckpointIT {
  private static final Duration BATCH = Duration.ofMillis(500);

  /** Any will do: the first kill comes when the results of a batch are there. */
  private static final long SEED = 1;

  private final StringWriter said = new StringWriter();

  @Test
  void aKilledPipelineCountsTwiceWhatItHadWrittenAndChaosSeesIt() throws InterruptedException {
    Verdict verdict = runAndKillOnce();
    assertThat(said.toString()).matches("(?s).*kill 1 of 1 after \\d+\\.\\d s \\(at work\\), .*");
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.differences())
        .isNotEmpty()
        .allMatch(difference -> difference.found() > difference.expected());
  }

  private Verdict runAndKillOnce() throws InterruptedException {
    ChaosSpec spec =
        new ChaosSpec(
            new ChaosSpec.Source.Topic(),
            new ChaosSpec.Sink.Text(),
            Optional.empty(),
            Optional.empty(),
            Workload.wordcount(new OperationSpec.PerBatch(), BATCH),
            20_000,
            2_000,
            1,
            SEED,
            Optional.empty(),
            false);
    Notices notices = Notices.to(new PrintWriter(said), false, false);
    try {
      return ChaosRun.runWithoutCheckpoint(spec, notices, new StopRequest()).orElseThrow();
    } catch (DstreamException e) {
      throw new AssertionError(said.toString(), e);
    }
  }
}
