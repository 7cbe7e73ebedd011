package io.dstream.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.engine.BatchReport;
import io.dstream.spec.Silence;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamMetricsTest {
  private final StreamMetrics metrics =
      new StreamMetrics(
          new StreamMetrics.Described("dstream pipe", "orders=kafka://…, users=…", "at least once"),
          Set.of("orders", "users"),
          Duration.ofMillis(500));

  @Test
  void countersBeginAtZeroSoThatTheFirstIncreaseIsSeen() throws IOException {
    assertThat(page())
        .contains(
            "dstream_batches_total 0.0",
            "dstream_empty_batches_total 0.0",
            "dstream_records_total{source=\"orders\"} 0.0",
            "dstream_batch_interval_seconds 0.5",
            "dstream_stream_info{guarantee=\"at least once\",name=\"dstream pipe\","
                + "sources=\"orders=kafka://…, users=…\"} 1");
  }

  @Test
  void aBatchIsCountedWithItsTimes() throws IOException {
    metrics.completed(
        new BatchReport(
            Instant.ofEpochMilli(1_500),
            Map.of("orders", 3L, "users", 4L),
            Duration.ofMillis(20),
            Duration.ofMillis(300),
            Map.of("orders", Map.of("orders-0", 7L, "orders-1", 0L)),
            Optional.empty()));
    assertThat(page())
        .contains(
            "dstream_batches_total 1.0",
            "dstream_empty_batches_total 0.0",
            "dstream_records_total{source=\"users\"} 4.0",
            "dstream_batch_processing_seconds_bucket{le=\"0.25\"} 0",
            "dstream_batch_processing_seconds_bucket{le=\"0.5\"} 1",
            "dstream_batch_processing_seconds_sum 0.3",
            "dstream_batch_scheduling_delay_seconds_sum 0.02",
            "dstream_batch_total_delay_seconds_sum 0.32",
            "dstream_last_batch_time_seconds 1.5",
            "dstream_source_lag_records{part=\"orders-0\",source=\"orders\"} 7.0");
  }

  @Test
  void aPartThatIsGoneHasNoLag() throws IOException {
    metrics.completed(empty(Map.of("orders", Map.of("old-0", 1L))));
    metrics.completed(empty(Map.of("orders", Map.of("new-0", 2L))));
    assertThat(page())
        .contains("dstream_empty_batches_total 2.0", "part=\"new-0\"")
        .doesNotContain("old-0");
  }

  private static BatchReport empty(Map<String, Map<String, Long>> lag) {
    return new BatchReport(
        Instant.EPOCH,
        Map.of("orders", 0L),
        Duration.ZERO,
        Duration.ZERO,
        lag,
        Optional.of(Silence.of("no line", "nobody writes")));
  }

  private String page() throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(page, metrics.scrape());
    return page.toString(UTF_8);
  }
}
