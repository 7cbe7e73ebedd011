package io.dstream.cli;

import io.dstream.completion.PipelineWords;
import io.dstream.kafka.KafkaClientConfig;
import io.dstream.kafka.TopicAdmin;
import io.dstream.shell.LiveValues;
import io.dstream.sink.jdbc.JdbcTables;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicListing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Names for completion: Kafka topics, database tables and configuration profiles. The command line
 * determines the broker, database and file. If it names no broker, this class uses the one that a
 * job of the shell runs, else the default one.
 */
final class OutsideNames implements LiveValues {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Commands whose {@code NAME} is an existing topic; in other commands it is a new name. */
  private static final Set<String> NAME_TOPICS =
      Set.of("dstream topics delete", "dstream topics describe");

  @Override
  public PipelineWords pipelineWords() {
    return PipelineVocabulary.all();
  }

  @Override
  public List<String> names(CommandSpec command, String label, List<String> served)
      throws SQLException {
    return switch (label) {
      case "TOPIC" -> topics(command, served);
      case "NAME" ->
          NAME_TOPICS.contains(command.qualifiedName()) ? topics(command, served) : List.of();
      case "TABLE" -> tables(command);
      case "PROFILE" -> ConfiguredLine.of(command).configuration().profiles();
      default -> List.of();
    };
  }

  private static List<String> topics(CommandSpec command, List<String> served) {
    Optional<String> named = value(command, "--bootstrap-server", String.class);
    Optional<Path> file = value(command, "--kafka-config", Path.class);
    Map<String, String> properties = command.findOption("--kafka-property").getValue();
    Optional<String> brokers = named.isPresent() || file.isPresent() ? named : broker(served);
    KafkaClientConfig config = KafkaClientConfig.of(brokers, file, properties);
    try (TopicAdmin admin = TopicAdmin.connect(config, PATIENCE)) {
      return admin.list(false).stream().map(TopicListing::name).toList();
    }
  }

  private static Optional<String> broker(List<String> served) {
    return served.stream()
        .filter(line -> line.startsWith(ServeKafkaCommand.LISTENS))
        .map(line -> line.substring(ServeKafkaCommand.LISTENS.length()))
        .findFirst();
  }

  private static List<String> tables(CommandSpec command) throws SQLException {
    Optional<String> url = value(command, "--jdbc-url", String.class);
    return url.isEmpty()
        ? List.of()
        : JdbcTables.names(
            url.get(),
            value(command, "--jdbc-user", String.class).orElse(""),
            value(command, "--jdbc-password", String.class).orElse(""),
            PATIENCE);
  }

  /** Returns the value of an option, given or default. Some commands hold it in an Optional. */
  private static <T> Optional<T> value(CommandSpec command, String option, Class<T> type) {
    return Optional.ofNullable(command.findOption(option))
        .map(OptionSpec::<Object>getValue)
        .flatMap(value -> value instanceof Optional<?> held ? held : Optional.of(value))
        .map(type::cast);
  }
}
