package io.dstream.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.engine.BatchReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
  private Instant now = Instant.EPOCH;

  /** Ten intervals, and a minute at least. */
  @ParameterizedTest
  @CsvSource({"1, 60", "5, 60", "30, 300"})
  void aStreamIsReadyFromItsFirstBatchOnForAsLongAsBatchesAreDone(int interval, int patience) {
    Health health = new Health(Duration.ofSeconds(interval), () -> now);
    assertThat(health.trouble()).contains("no batch is done yet");
    health.completed(
        new BatchReport(now, Map.of(), Duration.ZERO, Duration.ZERO, Map.of(), Optional.empty()));
    now = now.plusSeconds(patience);
    assertThat(health.trouble()).isEmpty();
    now = now.plusSeconds(1);
    assertThat(health.trouble()).contains("no batch is done since 1970-01-01T00:00:00Z");
  }
}
