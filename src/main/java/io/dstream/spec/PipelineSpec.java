package io.dstream.spec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A complete streaming pipeline, as given on the command line. It is plain, immutable and checked
 * as far as possible without contacting outside systems.
 *
 * @param <S> the source's type
 * @param <P> the plan's type
 * @param <K> the sinks' type
 * @param name the application's name
 * @param conf the user's Spark properties
 * @param batch the batch interval
 */
public record PipelineSpec<S extends SourceSpec, P extends PlanSpec, K extends SinkSpec>(
    String name,
    Master master,
    Map<String, String> conf,
    Duration batch,
    SourceSet<S> sources,
    P plan,
    List<K> sinks,
    RateSpec rate,
    RecoverySpec recovery,
    StopSpec stop) {

  /** The shortest batch interval. Below it, Spark's own work per batch fills the interval. */
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
    sources.requireFields(plan::fields);
    sinks.forEach(sink -> sink.requireNotRead(sources));
    requireCores(sources, master);
    if (rate.limits() && !sources.limitsRate()) {
      throw DstreamException.usage(
          (rate.backpressure() ? "--backpressure" : "--max-rate")
              + " has no effect on "
              + sources.describe(),
          "it slows down the socket, the flume and the kafka source");
    }
    sources.all().forEach(source -> source.requireRecoverable(recovery));
    if (recovery.wal() && !sources.logs()) {
      throw DstreamException.usage(
          "--wal has no effect on " + sources.describe(),
          "it logs what cannot be read again; this can");
    }
    conf.keySet().forEach(PipelineSpec::requireSparkProperty);
  }

  /** Returns a copy with other sources. */
  public PipelineSpec<S, P, K> withSources(SourceSet<S> others) {
    return new PipelineSpec<>(name, master, conf, batch, others, plan, sinks, rate, recovery, stop);
  }

  /** Returns a copy with other sinks. */
  public PipelineSpec<S, P, K> withSinks(List<K> others) {
    return new PipelineSpec<>(
        name, master, conf, batch, sources, plan, others, rate, recovery, stop);
  }

  /**
   * Returns the options that a checkpoint depends on: what is read and what is computed. A flag's
   * value is empty.
   */
  public Map<String, String> identity() {
    Map<String, String> identity = new TreeMap<>(sources.identity());
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
   * Checks the outside systems: everything that can be known before Spark starts.
   *
   * @param beginning where the stream begins, given the checkpoint if there is one
   */
  public void check(Beginning beginning) {
    sources.check();
    sinks.forEach(sink -> sink.check(this, beginning));
  }

  private static void requireCores(SourceSet<?> sources, Master master) {
    int receivers = sources.receivers();
    if (receivers > 0 && master.cores().orElse(receivers + 1) <= receivers) {
      int cores = master.cores().orElseThrow();
      throw DstreamException.usage(
          "--master "
              + master.url()
              + " has "
              + (cores == 1 ? "one core" : cores + " cores")
              + ", and "
              + (receivers == 1 ? "the receiver" : receivers + " receivers")
              + " of "
              + sources.describe()
              + (receivers == 1 ? " occupies it" : " occupy more")
              + ": nothing would ever be counted",
          "use --master local[" + (receivers + 1) + "] or more");
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
