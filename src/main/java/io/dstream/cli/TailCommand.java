package io.dstream.cli;

import io.dstream.agent.Agent;
import io.dstream.agent.AgentSpec;
import io.dstream.agent.Destination;
import io.dstream.control.StopRequest;
import io.dstream.follow.FileFollower;
import io.dstream.follow.FilePattern;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.KafkaClientOptions;
import io.dstream.spec.Digest;
import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import io.dstream.spec.FileErrors;
import io.dstream.spec.UserDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dstream tail}: an agent that delivers the lines of growing files to a collector. */
@Command(
    name = "tail",
    description = "Agent: follows growing files and delivers their lines to a collector.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {
      "",
      "A line is delivered once its end is there, at least once, in its order, also",
      "from files that are rotated. While the collector is away the lines wait in",
      "their files.",
      "It ends with SIGINT or SIGTERM; the next start goes on where it stood.",
      "",
      "Examples, logs to a topic, and to a stream that collects them:",
      "  dstream tail '/var/log/app/*.log' --to kafka://broker:9092/logs",
      "  dstream tail access.log --existing --to socket://collector:9999",
      "  dstream wordcount --source socket --listen 0.0.0.0:9999     # on collector"
    })
final class TailCommand implements Callable<Integer> {
  private static final int NAME_DIGITS = 16;
  private static final String PREFIX = "sha256:";

  @Spec private CommandSpec spec;
  @Mixin private Verbosity verbosity;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files to follow, or globs in quotes, which new files may match later.")
  private List<String> files;

  @Option(
      names = "--to",
      paramLabel = "URI",
      description = "Deliver there: socket://HOST:PORT or kafka://HOST:PORT/TOPIC.")
  private String to;

  @Option(
      names = "--existing",
      description = "At the first start, also deliver what is in the files already.")
  private boolean existing;

  @Option(
      names = "--until-end",
      description = "End when all that is in the files is delivered, once there is a collector.")
  private boolean untilEnd;

  @Option(
      names = "--positions",
      paramLabel = "FILE",
      description = {
        "Where it keeps how far the files are delivered (default: a file per FILEs and --to in"
            + " the user's state directory, ~/.local/state/dstream)."
      })
  private Optional<Path> positions;

  @Mixin private KafkaClientOptions kafka;

  @Override
  public Integer call() throws InterruptedException {
    AgentSpec agent = agent();
    StopRequest stop = new StopRequest();
    try (StopSignals signals = StopSignals.into(stop)) {
      Agent.run(agent, verbosity.notices(spec.commandLine().getErr()), stop);
      return signals.exitStatus().orElse(ExitStatus.DONE);
    }
  }

  private AgentSpec agent() {
    List<FilePattern> patterns = FileFollower.patterns("FILE", files.stream());
    patterns.forEach(pattern -> pattern.check("FILE"));
    positions.ifPresent(file -> FileErrors.requireWritable("--positions", file));
    if (to == null) {
      throw DstreamException.usage(
          "there is no --to", "say where lines go: --to socket://HOST:PORT, or a Kafka topic");
    }
    Destination destination = Destination.of(to);
    if (destination.topic().isEmpty() && kafka.given()) {
      throw DstreamException.usage(
          "--kafka-property and --kafka-config are of no use with --to " + to,
          "leave them out, or write --to kafka://HOST:PORT/TOPIC");
    }
    KafkaClientConfig config = kafka.config(Optional.of(destination.address().toString()));
    Path place = positions.orElseGet(() -> defaultPositions(patterns, destination));
    return new AgentSpec(patterns, existing, untilEnd, place, destination, config);
  }

  /**
   * Returns the default positions file, which differs by arguments so that agents do not share one.
   */
  private static Path defaultPositions(List<FilePattern> patterns, Destination destination) {
    String digest = Digest.of(List.of(FileFollower.text(patterns), destination.toString()));
    String name = "tail-" + digest.substring(PREFIX.length(), PREFIX.length() + NAME_DIGITS);
    Map<String, String> environment = System.getenv();
    return UserDirectory.STATE.file(name + ".json", environment, UserDirectory.home(environment));
  }
}
