package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.spec.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dstream config}. */
final class ConfigCommandTest {
  @TempDir private Path home;
  private ConfiguredUser user;

  @BeforeEach
  void setUp() {
    user = new ConfiguredUser(home);
  }

  @Test
  void showsWhatIsInEffectAndWhereItComesFrom() {
    user.writes("[wordcount]\ntop = 20\nbatch = \"3s\"\n[profiles.prod]\nbatch = \"5s\"\n")
        .exports("DSTREAM_SINK", "none");
    assertThat(user.runs("config show --origin wordcount --profile prod").out().lines())
        .map(line -> line.replaceAll(" +", " "))
        .contains(
            "--source queue default",
            "--batch 5s " + user.file() + " [profiles.prod]",
            "--sink none environment DSTREAM_SINK",
            "--stateful false default",
            "--top 20 " + user.file() + " [wordcount]");
  }

  @Test
  void showsForAllCommandsWhatIsSet() {
    user.writes("batch = \"5s\"\n[topics.create]\npartitions = 3\n[chaos]\nkills = 1\n");
    assertThat(user.runs("config show").out())
        .isEqualTo(
            """
            chaos          --kills       1
            pipe           --batch       5s
            sql            --batch       5s
            topics create  --partitions  3
            wordcount      --batch       5s
            """);
    assertThat(user.runs("config show topics").out()).isEqualTo("topics create  --partitions  3\n");
  }

  @Test
  void namesTheProfiles() {
    assertThat(user.runs("config profiles").out()).isEmpty();
    user.writes("[profiles.prod]\ntop = 3\n[profiles.\"my own\"]\ntop = 4\n");
    assertThat(user.runs("config profiles").out()).isEqualTo("prod\nmy own\n");
  }

  @Test
  void refusesWhatARunRefuses() {
    user.writes("[wordcount]\ntop = \"xx\"\nbatch = \"soon\"\n");
    CommandRun shown = user.runs("config show");
    assertThat(shown.exitStatus()).isEqualTo(ExitStatus.USAGE);
    assertThat(shown.out()).contains("--top    xx");
    assertThat(shown.err().lines())
        .hasSize(2)
        .anyMatch(
            line ->
                line.startsWith("dstream: Invalid value for option '--top'")
                    && line.endsWith("'xx' is no whole number (" + user.file() + " [wordcount])"))
        .anyMatch(line -> line.startsWith("dstream: Invalid value for option '--batch'"));
  }

  @Test
  void masksSecrets() {
    user.writes(
        """
        jdbc-url = "jdbc:mysql://db/x?password=hush"
        source = "socket://me:hush@there:1"
        [conf]
        "spark.my.secret" = "hush"
        [kafka-property]
        "ssl.key.password" = "hush"
        "ssl.keystore.key" = "hush"
        "basic.auth.user.info" = "me:hush"
        "azure.account.key.of.somebody" = "hush"
        "sasl.jaas.config" = "Module required username=me password='hush';"
        acks = "all"
        [profiles.there]
        jdbc-password = "env:WHERE"
        [profiles.here]
        jdbc-password = "hush"
        """);
    CommandRun run = user.runs("config show --profile here");
    assertThat(run.exitStatus()).isZero();
    assertThat(run.out())
        .contains("spark.my.secret=***", "ssl.key.password=***", "acks=all", "password=***")
        .doesNotContain("hush");
    assertThat(user.runs("config show --profile there").out()).contains("env:WHERE");
  }

  @Test
  void saysWhenNothingIsSet() {
    assertThat(user.runs("config show"))
        .isEqualTo(new CommandRun(0, "", "dstream: nothing is set; there is no file\n"));
    user.writes("[profiles.a]\ntop = 1\n");
    assertThat(user.runs("config show"))
        .isEqualTo(
            new CommandRun(0, "", "dstream: nothing is set; the file is " + user.file() + "\n"));
  }

  @Test
  void checksTheWholeFile() {
    user.writes("[profiles.other.produce]\nratte = 1\n");
    assertThat(user.runs("config show wordcount"))
        .isEqualTo(
            CommandRun.error(
                2,
                "dstream: " + user.file() + " [profiles.other.produce]: there is no option 'ratte'",
                "hint: did you mean rate?"));
  }

  @Test
  void refusesACommandThatThereIsNot() {
    assertThat(user.runs("config show wordcont"))
        .isEqualTo(
            CommandRun.error(
                2,
                "dstream: there is no command 'wordcont'",
                "hint: did you mean wordcount? see dstream --help"));
    assertThat(user.runs("config").exitStatus()).isEqualTo(2);
  }
}
