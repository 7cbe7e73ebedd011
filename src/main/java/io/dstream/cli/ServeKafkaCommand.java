package io.dstream.cli;

import io.dstream.control.StopRequest;
import io.dstream.embedded.EmbeddedKafka;
import io.dstream.embedded.EmbeddedKafkaConfig;
import io.dstream.kafka.KafkaTopic;
import io.dstream.net.ServerSockets;
import io.dstream.spec.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code dstream serve-kafka}: runs a real Kafka broker in this process until a signal stops it.
 */
@Command(
    name = "serve-kafka",
    description = "Runs a single-node Kafka broker in this process, for demos and tests.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "It ends with SIGINT (Ctrl-C) or SIGTERM. Clients create no topics by accident;",
      "those of --topics that are there already stay as they are.",
      "",
      "Example, two topics whose records outlive the broker:",
      "  dstream serve-kafka --topics lines:2,words --dir kafka-data"
    })
final class ServeKafkaCommand implements Callable<Integer> {
  /** The start of the line that reports the listening address. */
  static final String LISTENS = "Kafka listens on ";

  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + EmbeddedKafkaConfig.DEFAULT_PORT,
      description = "Port to listen on; 0: any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = ServerSockets.LOOPBACK,
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String bind;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Keep topics and records there (default: a temporary directory).")
  private Path directory;

  @Option(
      names = "--topics",
      paramLabel = "NAME[:PARTITIONS],...",
      description = "Topics to create, with 1 partition unless said.")
  private String topics;

  @Override
  public Integer call() throws InterruptedException {
    List<KafkaTopic> wanted = topics == null ? List.of() : KafkaTopic.parseList("--topics", topics);
    EmbeddedKafkaConfig config =
        new EmbeddedKafkaConfig(bind, port, Optional.ofNullable(directory), wanted);
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop);
        EmbeddedKafka kafka = EmbeddedKafka.start(config)) {
      verbosity.say(spec, LISTENS + kafka.address());
      kafka.awaitStop(stop);
      return signals.exitStatus().orElse(ExitStatus.DONE);
    }
  }
}
