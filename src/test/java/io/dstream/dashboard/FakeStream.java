package io.dstream.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.engine.BatchReport;
import io.dstream.row.Row;
import io.dstream.row.Schema;
import io.dstream.sink.BestRows;
import io.dstream.sink.dashboard.DashboardSink;
import io.dstream.sink.dashboard.LatestResult;
import io.dstream.spec.HostAndPort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stream with a dashboard, whose batches a test makes. */
public final class FakeStream implements AutoCloseable {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final DashboardSink sink =
      new DashboardSink(new HostAndPort("127.0.0.1", 1), 1_000, new LatestResult());
  private final Dashboard dashboard;
  private long batches;

  public FakeStream(Schema schema) {
    Subject subject = new Subject("a stream", BEGIN, Duration.ofSeconds(1), schema);
    dashboard = new Dashboard(subject, "{\"name\":\"a stream\"}", sink);
  }

  public Dashboard dashboard() {
    return dashboard;
  }

  /** A row of a word and its count. */
  public static Row row(String word, long count) {
    return Row.of(word.getBytes(UTF_8), count);
  }

  /** A batch, a second after the one before, with the best rows of its result. */
  public void batch(List<Row> ranked) {
    sink.latest().put(new BestRows(ranked, ranked.size()), BEGIN.plusSeconds(batches + 1));
    batch();
  }

  /** A batch without a result. */
  public void batch() {
    batches++;
    dashboard.completed(
        new BatchReport(
            BEGIN.plusSeconds(batches),
            Map.of("input", 5L),
            Duration.ofMillis(3),
            Duration.ofMillis(20),
            Map.of("input", Map.of()),
            Optional.empty()));
  }

  @Override
  public void close() {
    dashboard.close();
  }
}
