package io.dstream.cli.option;

import io.dstream.chaos.ChaosSpec;
import io.dstream.chaos.ChaosSpec.Brokers;
import io.dstream.chaos.ChaosSpec.Database;
import io.dstream.kafka.KafkaOptions;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Master;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code chaos} runs, kills and compares. */
public final class ChaosOptions {
  /** Sources whose records can be read again. */
  enum Source {
    file,
    kafka
  }

  /** Sinks to which a batch can be written again. */
  enum Sink {
    text,
    jdbc,
    kafka
  }

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      defaultValue = "kafka",
      description = "Where it reads: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Source source;

  @Option(
      names = "--sink",
      paramLabel = "SINK",
      defaultValue = "jdbc",
      description = "Where it writes: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Sink sink;

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description = {
        "Run it on this standalone cluster, whose workers are on this machine: spark://HOST:PORT"
            + " (default: in one process)."
      })
  private Optional<String> master;

  @Option(
      names = "--kill",
      paramLabel = "VICTIM",
      defaultValue = "driver",
      description = {
        "What is killed, with --master: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); a"
            + " worker is started again."
      })
  private ChaosSpec.Victim victim;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "Spark property of the run on the cluster; repeatable.")
  private Map<String, String> conf = new LinkedHashMap<>();

  @Mixin private final WorkloadOptions workload = new WorkloadOptions();

  @Option(
      names = "--batch",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "The batch interval (default: ${DEFAULT-VALUE}).")
  private Duration batch;

  @Option(
      names = "--kills",
      paramLabel = "COUNT",
      defaultValue = "3",
      description = "Kill it so often (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--records",
      paramLabel = "RECORDS",
      defaultValue = "200000",
      description = "Lines or messages to generate (default: ${DEFAULT-VALUE}).")
  private long records;

  @Option(
      names = "--words",
      paramLabel = "WORDS",
      defaultValue = "50000",
      description = "Different words to draw from, by Zipf's law (default: ${DEFAULT-VALUE}).")
  private int words;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Whole number that makes the same records and kills again.")
  private Optional<Long> seed;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Local directory without files for the checkpoint (default: a temporary one).")
  private Optional<String> checkpoint;

  @Option(
      names = "--keep",
      description = "Keep input, results, checkpoint, topic and table, and say where.")
  private boolean keep;

  /**
   * Returns the specification of a chaos run.
   *
   * @param otherSeed the seed to use if none is given
   * @throws DstreamException wrong usage
   */
  public ChaosSpec toSpec(KafkaOptions kafka, DatabaseOptions database, long otherSeed)
      throws InterruptedException {
    return new ChaosSpec(
        source == Source.kafka ? new ChaosSpec.Source.Topic() : new ChaosSpec.Source.Directory(),
        sink(database.toDatabase()),
        brokers(kafka),
        cluster(),
        workload.toWorkload(batch),
        records,
        words,
        kills,
        seed.orElse(otherSeed),
        checkpoint.map(ChaosOptions::local),
        keep);
  }

  /**
   * Returns a local checkpoint directory. Chaos watches it to know when the pipeline is running.
   */
  private static Path local(String directory) {
    if (directory.contains("://")) {
      throw DstreamException.usage("--checkpoint: " + directory + " is no local directory");
    }
    return Path.of(directory);
  }

  private Optional<Brokers> brokers(KafkaOptions kafka) {
    if (!kafka.given()) {
      return Optional.empty();
    }
    if (source != Source.kafka && sink != Sink.kafka) {
      throw DstreamException.usage(
          "--bootstrap-server, --kafka-property and --kafka-config belong to --source kafka and"
              + " --sink kafka");
    }
    return Optional.of(new Brokers(kafka.config(), kafka.arguments()));
  }

  private Optional<ChaosSpec.Cluster> cluster() {
    if (master.isEmpty()) {
      if (victim != ChaosSpec.Victim.driver || !conf.isEmpty()) {
        throw DstreamException.usage(
            (conf.isEmpty() ? "--kill " + victim : "--conf") + " needs --master",
            "it is for a run on a cluster: --master spark://HOST:PORT");
      }
      return Optional.empty();
    }
    return Optional.of(new ChaosSpec.Cluster(new Master(master.get()), conf, victim));
  }

  private ChaosSpec.Sink sink(Optional<Database> database) {
    if (sink == Sink.jdbc) {
      return new ChaosSpec.Sink.Table(database);
    }
    if (database.isPresent()) {
      throw DstreamException.usage("--jdbc-url belongs to --sink jdbc");
    }
    if (sink == Sink.kafka) {
      return new ChaosSpec.Sink.Topic();
    }
    return new ChaosSpec.Sink.Text();
  }
}
