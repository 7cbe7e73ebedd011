package io.dstream.cli.option;

import io.dstream.spark.Submission;
import io.dstream.spec.Master;
import io.dstream.spec.RateSpec;
import io.dstream.spec.StopSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** How a stream runs: batch interval, rate, stop conditions, master. */
public final class RunOptions {
  @Option(
      names = "--batch",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "The batch interval: 200ms, 5s, 2m, 1h (default: ${DEFAULT-VALUE}).")
  private Duration batch;

  @Option(
      names = "--max-rate",
      paramLabel = "RECORDS",
      description =
          "socket, flume: lines a second; kafka: messages a second and partition, at most.")
  private Long maxRate;

  @Option(
      names = "--backpressure",
      description = "socket, flume, kafka: take in no more than batches can process.")
  private boolean backpressure;

  @Option(names = "--batches", paramLabel = "COUNT", description = "End after COUNT batches.")
  private Long batches;

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      description = "End after DURATION, with what was received counted.")
  private Duration duration;

  @Option(
      names = "--idle",
      paramLabel = "DURATION",
      description = "End after DURATION without a new record.")
  private Duration idle;

  @Option(
      names = "--stop-timeout",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description =
          "A stop may take DURATION to count what was received, then it fails (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration stopTimeout;

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description = {"Spark master (default: local[*]): local[2], spark://host:7077, yarn, …"})
  private String master;

  @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A Spark property; repeatable.")
  private Map<String, String> conf = new LinkedHashMap<>();

  @Option(names = "--name", paramLabel = "NAME", description = "The application's name.")
  private String name;

  public Duration batch() {
    return batch;
  }

  /** Returns the rate limits. */
  public RateSpec rate() {
    return new RateSpec(
        maxRate == null ? OptionalLong.empty() : OptionalLong.of(maxRate), backpressure);
  }

  /** Returns the stop conditions. */
  public StopSpec stop() {
    return new StopSpec(
        batches == null ? OptionalLong.empty() : OptionalLong.of(batches),
        Optional.ofNullable(duration),
        Optional.ofNullable(idle),
        stopTimeout);
  }

  /** Returns the requested master, else the one given to spark-submit, else all local cores. */
  public Master master() {
    return new Master(master != null ? master : Submission.master().orElse("local[*]"));
  }

  /** Returns Spark properties by name. */
  public Map<String, String> conf() {
    return conf;
  }

  /** Returns the application's name, or {@code otherwise} if none was given. */
  public String nameOr(String otherwise) {
    return name == null ? otherwise : name;
  }
}
