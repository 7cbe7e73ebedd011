package io.dstream.telemetry;

import io.dstream.engine.BatchListener;
import io.dstream.engine.BatchReport;
import io.dstream.spec.PipelineSpec;
import io.dstream.spec.SourceSet;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.Set;

/**
 * The metrics of a running stream, with names and units that follow Prometheus conventions.
 * Thread-safe.
 */
public final class StreamMetrics implements BatchListener {
  private static final String SOURCE = "source";

  /** Upper bounds in seconds, for batches of 0.1 seconds to hours. */
  private static final double[] SECONDS = {
    0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter batches;
  private final Counter empty;
  private final Counter records;
  private final Histogram processing;
  private final Histogram delay;
  private final Histogram total;
  private final Gauge lastBatch;
  private final Gauge lag;

  /** A description of the stream in words. */
  record Described(String name, String sources, String guarantee) {}

  /** Returns the metrics of a stream that is starting. */
  public static StreamMetrics of(PipelineSpec<?, ?, ?> pipeline) {
    SourceSet<?> sources = pipeline.sources();
    return new StreamMetrics(
        new Described(
            pipeline.name(),
            sources.describe(),
            sources.guarantee(pipeline.recovery()).level().toString()),
        sources.byName().keySet(),
        pipeline.batch());
  }

  /** Creates metrics for a stream with these sources and batch interval. */
  StreamMetrics(Described stream, Set<String> sources, Duration interval) {
    batches = counter("dstream_batches", "Batches that are in every sink.");
    empty = counter("dstream_empty_batches", "Batches that brought nothing.");
    records = counter("dstream_records", "Records that were read.", SOURCE);
    processing = seconds("dstream_batch_processing", "How long a batch took.");
    delay = seconds("dstream_batch_scheduling_delay", "How long after its time a batch began.");
    total = seconds("dstream_batch_total_delay", "How long after its time a batch was done.");
    lastBatch =
        gauge("dstream_last_batch_time", "The time of the last batch that is done.", Unit.SECONDS);
    lag =
        Gauge.builder()
            .name("dstream_source_lag_records")
            .help("Records that are there and in no batch yet.")
            .labelNames(SOURCE, "part")
            .register(registry);
    gauge("dstream_batch_interval", "How far batches are apart.", Unit.SECONDS)
        .set(seconds(interval));
    sources.forEach(records::initLabelValues);
    Info.builder()
        .name("dstream_stream_info")
        .help("What the stream reads and guarantees.")
        .labelNames("name", "sources", "guarantee")
        .register(registry)
        .setLabelValues(stream.name(), stream.sources(), stream.guarantee());
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private Gauge gauge(String name, String help, Unit unit) {
    return Gauge.builder().name(name).unit(unit).help(help).register(registry);
  }

  private Histogram seconds(String name, String help) {
    return Histogram.builder()
        .name(name)
        .unit(Unit.SECONDS)
        .help(help)
        .classicOnly()
        .classicUpperBounds(SECONDS)
        .register(registry);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  @Override
  public void completed(BatchReport batch) {
    batches.inc();
    if (batch.silence().isPresent()) {
      empty.inc();
    }
    batch.lines().forEach((source, lines) -> records.labelValues(source).inc(lines));
    processing.observe(seconds(batch.processing()));
    delay.observe(seconds(batch.delay()));
    total.observe(seconds(batch.delay().plus(batch.processing())));
    lastBatch.set(batch.time().toEpochMilli() / 1e3);
    lag.clear(); // a partition may no longer exist
    batch
        .lag()
        .forEach(
            (source, parts) ->
                parts.forEach((part, behind) -> lag.labelValues(source, part).set(behind)));
  }

  /** Returns the current values of all metrics. */
  public MetricSnapshots scrape() {
    return registry.scrape();
  }
}
