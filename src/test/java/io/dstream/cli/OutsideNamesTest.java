package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dstream.embedded.EmbeddedKafka;
import io.dstream.embedded.EmbeddedKafkaConfig;
import io.dstream.kafka.KafkaTopic;
import io.dstream.spec.DstreamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

final class OutsideNamesTest {
  private static EmbeddedKafka kafka;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    kafka =
        EmbeddedKafka.start(
            EmbeddedKafkaConfig.withTopics(new KafkaTopic("words", 1), new KafkaTopic("lines", 1)));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"consume", "produce --topic x", "wordcount --source kafka", "doctor"})
  void topicsAreThoseOfTheBrokerThatTheLineNames(String command) throws Exception {
    assertThat(topics(command + " --bootstrap-server " + kafka.address()))
        .containsExactly("lines", "words");
  }

  @Test
  void orOfTheFileThatTheLineNames() throws Exception {
    Path file = directory.resolve("client.properties");
    Files.writeString(
        file, "bootstrap.servers=" + kafka.address() + "\nrequest.timeout.ms=60000\n");
    assertThat(topics("consume --kafka-config " + file)).containsExactly("lines", "words");
  }

  @Test
  void orOfTheBrokerThatAJobServes() throws Exception {
    List<String> served = List.of("sent 3 messages", ServeKafkaCommand.LISTENS + kafka.address());
    assertThat(new OutsideNames().names(command("consume"), "TOPIC", served))
        .containsExactly("lines", "words");
    assertThatThrownBy(
            () ->
                new OutsideNames()
                    .names(command("consume --bootstrap-server localhost:1"), "TOPIC", served))
        .isInstanceOf(DstreamException.class);
  }

  @Test
  void namesAreTopicsWhereTheyAreThereAlready() throws Exception {
    String broker = " --bootstrap-server " + kafka.address();
    assertThat(names("topics delete x" + broker, "NAME")).containsExactly("lines", "words");
    assertThat(names("topics describe" + broker, "NAME")).containsExactly("lines", "words");
    assertThat(names("topics create x" + broker, "NAME")).isEmpty();
    assertThat(names("consume" + broker, "COUNT")).isEmpty();
  }

  @Test
  void tablesAreThoseThatCanBeNamedAndNothingIsChanged() throws Exception {
    String url = "jdbc:h2:" + directory.resolve("db");
    execute(
        url,
        "CREATE TABLE wordcount (a INT)",
        "CREATE TABLE other (a INT)",
        "CREATE TABLE \"Mixed\" (a INT)",
        "CREATE TABLE \"with a blank\" (a INT)",
        "CREATE VIEW looks AS SELECT * FROM other");
    Path file = directory.resolve("db.mv.db");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(names("wordcount --sink jdbc --jdbc-url " + url, "TABLE"))
        .containsExactly("other", "wordcount");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.from(Instant.EPOCH));
    String other = "jdbc:h2:" + directory.resolve("nowhere");
    assertThatThrownBy(() -> names("wordcount --jdbc-url " + other, "TABLE"))
        .isInstanceOf(SQLException.class);
    assertThat(directory).isDirectoryNotContaining("glob:**nowhere*");
  }

  @Test
  void profilesAreThoseOfTheFileThatTheLineNames() throws Exception {
    Path file = directory.resolve("team.toml");
    Files.writeString(file, "[profiles.prod]\n[profiles.test.wordcount]\ntop = 3\n");
    assertThat(names("wordcount --config " + file, "PROFILE")).containsExactly("prod", "test");
  }

  @Test
  void noDatabaseIsMeantWhereThereIsNoneByDefault() throws Exception {
    assertThat(names("chaos", "TABLE")).isEmpty();
  }

  @Test
  void nobodyIsAskedForAPassword() {
    assertThatThrownBy(() -> names("wordcount --sink jdbc --jdbc-password", "TABLE"))
        .hasMessageContaining("nobody is asked");
  }

  private List<String> topics(String line) throws Exception {
    return names(line, "TOPIC");
  }

  private static List<String> names(String line, String label) throws Exception {
    return new OutsideNames().names(command(line), label, List.of());
  }

  private static CommandSpec command(String line) {
    ParseResult parsed = CommandTree.create().parseArgs(line.split(" ", -1));
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return parsed.commandSpec();
  }

  private static void execute(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
