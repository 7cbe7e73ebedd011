package io.dstream.cli.option;

import io.dstream.doctor.ArchiveCheck;
import io.dstream.doctor.Check;
import io.dstream.doctor.CheckpointCheck;
import io.dstream.doctor.CoresCheck;
import io.dstream.doctor.DatabaseCheck;
import io.dstream.doctor.DiskCheck;
import io.dstream.doctor.HeapCheck;
import io.dstream.doctor.JavaVersionCheck;
import io.dstream.doctor.KafkaCheck;
import io.dstream.doctor.ModulesCheck;
import io.dstream.doctor.PortCheck;
import io.dstream.kafka.KafkaOptions;
import io.dstream.kafka.TopicSelection;
import io.dstream.row.RowFormat;
import io.dstream.sink.SinkSettings;
import io.dstream.sink.SinkTimeout;
import io.dstream.sink.jdbc.JdbcSink;
import io.dstream.source.ServerOptions;
import io.dstream.spec.DstreamException;
import io.dstream.spec.HostAndPort;
import io.dstream.spec.Master;
import io.dstream.spec.RecoverySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What {@code doctor} checks. It reuses the option classes of the sources and sinks. */
public final class DoctorOptions {
  private final ServerOptions socket = new ServerOptions();
  private final KafkaOptions kafka = new KafkaOptions();
  private final JdbcSink.Options database = new JdbcSink.Options();
  private final SinkTimeout timeout = new SinkTimeout();
  private final Topics topics = new Topics();
  private final OwnedOptions<Object> owned = new OwnedOptions<>();

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "A checkpoint's directory: what it is of, how far, and who has it.")
  private Optional<String> checkpoint;

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      defaultValue = "local[*]",
      description = "Spark master of the run (default: ${DEFAULT-VALUE}).")
  private String master;

  /** The topics to check and the consumer group. */
  static final class Topics {
    @Option(
        names = "--topic",
        paramLabel = "TOPIC",
        split = ",",
        description = "Topics whose offsets are shown, repeatable or with commas.")
    private List<String> names = new ArrayList<>();

    @Option(
        names = "--group-id",
        paramLabel = "GROUP",
        defaultValue = "dstream",
        description = "The group whose offsets are compared (default: ${DEFAULT-VALUE}).")
    private String group;
  }

  /**
   * Adds the options of all checks to a command.
   *
   * @return the options by help heading
   */
  public Map<String, List<OptionSpec>> addTo(CommandSpec command) {
    Map<String, List<OptionSpec>> added = new LinkedHashMap<>();
    added.put("Socket server:", owned.add(command, "socket", socket));
    List<OptionSpec> broker = new ArrayList<>(owned.add(command, "kafka", kafka));
    broker.addAll(owned.add(command, "topics", topics));
    added.put("Kafka:", broker);
    List<OptionSpec> table = new ArrayList<>(owned.add(command, "database", database));
    table.addAll(owned.add(command, "sink-timeout", timeout));
    added.put("Database:", table);
    return added;
  }

  /**
   * Returns the checks in the order of their report.
   *
   * @param parsed which options were given
   * @throws DstreamException wrong usage
   */
  public List<Check> checks(ParseResult parsed) {
    List<Object> asked = List.copyOf(owned.given(parsed).values());
    Master of = new Master(master);
    RecoverySpec recovery = new RecoverySpec(checkpoint, false, false);
    List<Check> checks = new ArrayList<>(machine(of));
    checks.add(new PortCheck(socketServer(), asked.contains(socket), "serve-socket --input FILE"));
    boolean broker = asked.contains(kafka) || asked.contains(topics);
    if (!broker) {
      checks.add(new PortCheck(KafkaCheck.DEFAULT_BROKER, false, "serve-kafka"));
    }
    checks.add(new KafkaCheck(kafka.config(), broker, topicNames(), topics.group));
    if (asked.contains(database) || asked.contains(timeout)) {
      SinkSettings settings =
          new SinkSettings(RowFormat.Name.text, timeout.timeout(), Optional.empty());
      checks.add(new DatabaseCheck((JdbcSink) database.toSink(settings), of));
    }
    recovery
        .checkpoint()
        .ifPresent(
            directory -> {
              checks.add(new CheckpointCheck(directory));
              checks.add(
                  new DiskCheck(directory, "checkpoint", "--checkpoint DIR of another disk"));
            });
    return checks;
  }

  private static List<Check> machine(Master master) {
    return List.of(
        new JavaVersionCheck(Runtime.version()),
        new ModulesCheck(),
        new ArchiveCheck(),
        new HeapCheck(Runtime.getRuntime().maxMemory()),
        new CoresCheck(master),
        new DiskCheck(
            System.getProperty("java.io.tmpdir"),
            "temporary files",
            "DSTREAM_JAVA_OPTS=-Djava.io.tmpdir=DIR dstream …"));
  }

  private HostAndPort socketServer() {
    return socket.server();
  }

  private List<String> topicNames() {
    return topics.names.isEmpty() ? List.of() : new TopicSelection.Named(topics.names).names();
  }
}
