package io.dstream.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dstream.alert.AlertChange;
import io.dstream.alert.AlertRow;
import io.dstream.alert.AlertRule;
import io.dstream.alert.Alerts;
import io.dstream.engine.BatchReport;
import io.dstream.net.Access;
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
      new DashboardSink(new HostAndPort("127.0.0.1", 1), Access.OPEN, 1_000, new LatestResult());
  private final Dashboard dashboard;
  private final Schema schema;
  private long batches;

  public FakeStream(Schema schema) {
    this(schema, List.of());
  }

  /** With alerts, which the test begins and ends. */
  public FakeStream(Schema schema, List<AlertRule> alerts) {
    this.schema = schema;
    Subject subject = new Subject("a stream", BEGIN, Duration.ofSeconds(1), schema);
    dashboard =
        new Dashboard(
            subject, "{\"name\":\"a stream\"}", sink, new Alerts(alerts, schema).states());
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

  /** With the next batch an alert begins for a row. */
  public void fires(String alert, Row row) {
    change(alert, AlertChange.State.FIRING, row);
  }

  /** With the next batch it ends. */
  public void resolves(String alert, Row row) {
    change(alert, AlertChange.State.RESOLVED, row);
  }

  private void change(String alert, AlertChange.State state, Row row) {
    AlertRow changed = new AlertRow(schema.keyJson(row), schema.json(row), BEGIN);
    dashboard.changed(
        new AlertChange(alert, state, BEGIN.plusSeconds(batches + 1), List.of(changed)));
  }

  @Override
  public void close() {
    dashboard.close();
  }
}
