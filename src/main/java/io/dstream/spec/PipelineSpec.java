package io.dstream.spec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A whole streaming pipeline, as the command line says it: plain, immutable and checked as far as
 * it can be without looking at the outside world.
 *
 * @param <S> the source's type
 * @param <P> the plan's type
 * @param <K> the sinks' type
 * @param name the application's name
 * @param conf Spark properties of the user
 * @param batch the batch interval
 */
public record PipelineSpec<S extends SourceSpec, P extends PlanSpec, K extends SinkSpec>(
    String name,
    Master master,
    Map<String, String> conf,
    Duration batch,
    S source,
    P plan,
    List<K> sinks,
    RateSpec rate,
    RecoverySpec recovery,
    StopSpec stop) {

  /** Below this Spark's own work for a batch fills the interval. */
  public static final Duration SHORTEST_BATCH = Duration.ofMillis(50);

  public PipelineSpec {
    conf = Map.copyOf(conf);
    sinks = List.copyOf(sinks);
    if (batch.compareTo(SHORTEST_BATCH) < 0) {
      throw DstreamException.usage(
          "--batch "
              + Durations.format(batch)
              + " is too short; the least is "
              + Durations.format(SHORTEST_BATCH));
    }
    plan.cadence().requireMultiplesOf(batch);
    requireCores(source, master);
    if (rate.limits() && !source.limitsRate()) {
      throw DstreamException.usage(
          (rate.backpressure() ? "--backpressure" : "--max-rate")
              + " has no effect on "
              + source.uri(),
          "it slows down the socket and the kafka source");
    }
    source.requireRecoverable(recovery);
    if (recovery.wal() && !source.usesReceiver()) {
      throw DstreamException.usage(
          "--wal has no effect on " + source.uri(),
          "it logs what a receiver takes in; this source is read again by itself");
    }
    conf.keySet().forEach(PipelineSpec::requireSparkProperty);
  }

  /** The same with another source. */
  public PipelineSpec<S, P, K> withSource(S other) {
    return new PipelineSpec<>(name, master, conf, batch, other, plan, sinks, rate, recovery, stop);
  }

  /** The same with other sinks. */
  public PipelineSpec<S, P, K> withSinks(List<K> others) {
    return new PipelineSpec<>(
        name, master, conf, batch, source, plan, others, rate, recovery, stop);
  }

  /**
   * What the pipeline is, by option, as far as a checkpoint depends on it: what is read and what is
   * computed. A flag's value is empty.
   */
  public Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>(source.identity());
    identity.putAll(plan.identity());
    if (recovery.wal()) {
      identity.put("--wal", "");
    }
    if (plan.cadence().window().isPresent()) {
      identity.put("--batch", Durations.format(batch));
    }
    return identity;
  }

  /**
   * Looks at the outside world: everything that can be known before Spark starts.
   *
   * @param beginning where the checkpoint, if there is one, lets the stream begin
   */
  public void check(Beginning beginning) {
    source.check();
    sinks.forEach(sink -> sink.check(this, beginning));
  }

  private static void requireCores(SourceSpec source, Master master) {
    if (source.usesReceiver() && master.cores().orElse(2) < 2) {
      throw DstreamException.usage(
          "--master "
              + master.url()
              + " has one core, and the receiver of "
              + source.uri()
              + " occupies it: nothing would ever be counted",
          "use --master local[2] or more");
    }
  }

  private static void requireSparkProperty(String key) {
    if (key.equals("spark.streaming.concurrentJobs")) {
      throw DstreamException.usage(
          "--conf " + key + " cannot be set: batches follow one another", "leave it out");
    }
    if (!key.startsWith("spark.")) {
      throw DstreamException.usage(
          "--conf " + key + " is no Spark property; their names begin with spark.");
    }
  }
}
