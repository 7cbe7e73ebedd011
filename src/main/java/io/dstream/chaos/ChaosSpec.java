package io.dstream.chaos;

import io.dstream.kafka.KafkaClientConfig;
import io.dstream.sink.jdbc.PasswordOption;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import io.dstream.spec.Limits;
import io.dstream.spec.Master;
import io.dstream.spec.PipelineSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a chaos test: what is tested and how it is disturbed.
 *
 * @param source where the pipeline reads
 * @param sink where it writes
 * @param brokers the brokers of the topics; empty for one in this process
 * @param cluster where it runs and what is killed there; empty for a process of its own
 * @param workload what it computes
 * @param records the total number of generated lines or messages
 * @param words the number of different words that the records are drawn from
 * @param kills how often the pipeline is killed
 * @param seed reproduces the records and the plan of kills
 * @param checkpoint a local directory that is empty or does not exist; empty for a temporary one
 * @param keep whether directories, topic and table stay after the run
 */
public record ChaosSpec(
    Source source,
    Sink sink,
    Optional<Brokers> brokers,
    Optional<Cluster> cluster,
    Workload workload,
    long records,
    int words,
    int kills,
    long seed,
    Optional<Path> checkpoint,
    boolean keep) {

  /** The minimum number of records per life of the pipeline, so that input does not run out. */
  private static final int RECORDS_PER_LIFE = 10;

  /** Where the pipeline reads. */
  public sealed interface Source {
    /** A watched directory. */
    record Directory() implements Source {}

    /** A topic created for the run. */
    record Topic() implements Source {}
  }

  /** What is killed on a cluster. */
  public enum Victim {
    /** The pipeline itself. */
    driver,
    /** An executor that runs the pipeline's tasks. */
    executor,
    /** A worker that hosts the pipeline's executors; it is restarted. */
    worker
  }

  /**
   * A cluster on this machine.
   *
   * @param conf Spark properties of the pipeline
   */
  public record Cluster(Master master, Map<String, String> conf, Victim victim) {
    public Cluster {
      conf = Map.copyOf(conf);
      if (master.standaloneAddresses().isEmpty() && victim != Victim.driver) {
        throw DstreamException.usage(
            "--kill " + victim + " needs a standalone cluster on this machine: --master spark://…");
      }
    }
  }

  /**
   * The Kafka brokers of the topics.
   *
   * @param arguments command-line words equivalent to {@code config}
   */
  public record Brokers(KafkaClientConfig config, List<String> arguments) {
    public Brokers {
      arguments = List.copyOf(arguments);
    }
  }

  /** Where the pipeline writes. */
  public sealed interface Sink {
    /** One directory per batch. */
    record Text() implements Sink {}

    /** A table of this database; empty for an H2 database in a file. */
    record Table(Optional<Database> database) implements Sink {}

    /** A topic created for the run, written in transactions. */
    record Topic() implements Sink {}
  }

  /**
   * A database of the user.
   *
   * @param password {@code env:NAME} or {@code file:PATH}
   * @param table a table that is empty or does not exist and is kept; empty for one created for the
   *     run
   */
  public record Database(
      String url, Optional<String> user, Optional<String> password, Optional<String> table) {
    public Database {
      password.ifPresent(PasswordOption::requireReference);
    }
  }

  /** Returns whether the source or the sink is a topic. */
  boolean usesTopics() {
    return source instanceof Source.Topic || sink instanceof Sink.Topic;
  }

  public ChaosSpec {
    Limits.requireAtLeast(0, "--kills", kills);
    Limits.requireAtLeast(RECORDS_PER_LIFE * (kills + 1L), "--records", records);
    if (workload.batch().compareTo(PipelineSpec.SHORTEST_BATCH) < 0) {
      throw DstreamException.usage(
          String.format(
              Locale.ROOT,
              "--batch %s is too short; the least is %s",
              Durations.format(workload.batch()),
              Durations.format(PipelineSpec.SHORTEST_BATCH)));
    }
  }
}
