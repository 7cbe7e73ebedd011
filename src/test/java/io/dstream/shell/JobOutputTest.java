package io.dstream.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class JobOutputTest {
  private static final int KEPT = 1 << 20;

  @Test
  void ofEmptyLinesNoMoreAreKeptThanOfOthers() throws InterruptedException {
    JobOutput output = JobOutput.of(new StringReader("\n".repeat(KEPT + 5)), "job");
    Awaitility.await("all lines")
        .atMost(Duration.ofMinutes(30))
        .until(() -> output.unseen() == KEPT + 5);
    List<String> lines = output.take();
    assertThat(lines).hasSize(KEPT + 1);
    assertThat(lines.get(0)).isEqualTo("... 5 lines were left out");
  }
}
