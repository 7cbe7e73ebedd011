package io.dstream.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.spec.ExitStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a job of the shell ends. */
final class JobTest {
  private static final String WAIT = "echo ready; while :; do sleep 0.1; done";

  @Test
  void isNoFailureWhenItEndsAsItIsStopped() throws Exception {
    Job job = running(WAIT);
    job.stop();
    assertThat(job.exitStatus()).isEqualTo(ExitStatus.DONE);
    assertThat(job.failed()).isFalse();
  }

  @Test
  void isOneWhenWhatItDoesLastFails() throws Exception {
    Job job = running("trap 'exit 1' TERM; " + WAIT);
    job.stop();
    assertThat(job.exitStatus()).isEqualTo(ExitStatus.FAILED);
    assertThat(job.failed()).isTrue();
  }

  private static Job running(String script) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", script).start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    return new Job(1, "job", process, Optional.empty());
  }
}
