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
 * What is to be proved, and how hard it is made.
 *
 * @param source where the pipeline reads
 * @param sink where it writes
 * @param brokers of topics; one in this process when none are given
 * @param cluster where it runs, and what is killed there; in a process of its own when none is
 *     given
 * @param workload what it computes
 * @param records lines or messages that are generated in all
 * @param words different ones that the records are drawn from
 * @param kills how often the pipeline is killed
 * @param seed makes the same records, and the same plan of kills, again
 * @param checkpoint a local directory, empty or not there yet; a temporary one when there is none
 * @param keep whether directories, topic and table stay when it is over
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

  /** A life of the pipeline has at least so many records, so that it does not run dry. */
  private static final int RECORDS_PER_LIFE = 10;

  /** Where the pipeline reads. */
  public sealed interface Source {
    /** A watched directory. */
    record Directory() implements Source {}

    /** A topic of its own. */
    record Topic() implements Source {}
  }

  /** What is killed on a cluster. */
  public enum Victim {
    /** The pipeline itself. */
    driver,
    /** One that runs its tasks. */
    executor,
    /** One that has its executors; it is started again. */
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
   * Where topics are.
   *
   * @param arguments the command-line words that say the same as {@code config}
   */
  public record Brokers(KafkaClientConfig config, List<String> arguments) {
    public Brokers {
      arguments = List.copyOf(arguments);
    }
  }

  /** Where the pipeline writes. */
  public sealed interface Sink {
    /** A directory a batch. */
    record Text() implements Sink {}

    /** A table of this database; of an H2 database in a file when none is given. */
    record Table(Optional<Database> database) implements Sink {}

    /** A topic of its own, in transactions. */
    record Topic() implements Sink {}
  }

  /**
   * A database of the user.
   *
   * @param password {@code env:NAME} or {@code file:PATH}
   * @param table a table that is empty or not there yet, and stays; one of its own when there is
   *     none
   */
  public record Database(
      String url, Optional<String> user, Optional<String> password, Optional<String> table) {
    public Database {
      password.ifPresent(PasswordOption::requireReference);
    }
  }

  /** Whether there is a topic in it. */
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
