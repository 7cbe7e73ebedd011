package io.dstream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.control.Notices;
import io.dstream.spec.SourceSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run says at its begin and at its end. */
final class RunTotalsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 'processed 0 lines in 0 batches, 0 s'",
    "1, 1, 59999, 'processed 1 line in 1 batch, 59 s'",
    "20, 12340, 125000, 'processed 246,800 lines in 20 batches, 2 min 5 s'",
    "2, 0, 3600000, 'processed 0 lines in 2 batches, 1 h 0 min'"
  })
  void saysWhatWasDone(int batches, long lines, long millis, String line) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      RunTotals totals = new RunTotals();
      for (int i = 0; i < batches; i++) {
        totals.completed(batch(lines));
      }
      assertThat(totals.line(Duration.ofMillis(millis))).isEqualTo(line);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theNoticeOfTheStartIsGoneBeforeTheFirstResult() throws IOException {
    StringWriter err = new StringWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (StartNotice notice =
        StartNotice.on(Notices.to(new PrintWriter(err, true), false, false))) {
      assertThat(err.toString()).contains("dstream: starting Spark");
      notice.onStreamingStarted(null);
      assertThat(err.toString()).contains("waiting for the first batch");
      notice.before(out).write("result".getBytes(StandardCharsets.US_ASCII));
      assertThat(err.toString()).endsWith("\r\033[K");
    }
    assertThat(err.toString().split("\033\\[K", -1)).hasSize(3);
    assertThat(out).hasToString("result");
  }

  private static BatchReport batch(long lines) {
    return new BatchReport(
        Instant.EPOCH,
        Map.of(SourceSet.ONLY, lines),
        Duration.ZERO,
        Duration.ZERO,
        Map.of(),
        Optional.empty());
  }
}
