package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts where options that are set do not go with those that are typed. */
final class RivalSettingsTest {
  @TempDir private Path home;
  private ConfiguredUser user;

  @BeforeEach
  void setUp() {
    user = new ConfiguredUser(home);
  }

  @Test
  void theSourceIsThatOfTheTypedOptionsWhateverIsSet() {
    user.writes(
        """
        topic = "set"
        host = "there"
        port = 99
        master = "local[2]"
        [profiles.kafka]
        source = "kafka"
        """);
    assertThat(user.runs("wordcount --explain").out()).startsWith("source     queue:\n");
    assertThat(user.runs("wordcount --explain --port 98").out())
        .startsWith("source     socket://there:98 (a receiver: one core), selected by --port\n");
    String kafka = "wordcount --explain --profile kafka";
    assertThat(user.runs(kafka + " --port 98").out()).startsWith("source     socket://there:98 ");
    assertThat(user.runs(kafka + " --queue-batches 3").out()).startsWith("source     queue:");
    assertThat(user.runs(kafka + " --port 98 --path .").err())
        .isEqualTo(
            """
            dstream: --port belongs to --source socket, and --path to --source file
            hint: leave one of them out, or name the sources with --source
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "wordcount, true",
    "wordcount --stateful, true",
    "wordcount --stateful=false, false",
    "wordcount --window 5s, false",
    "wordcount --slide 5s, false"
  })
  void aFlagIsTakenBackByNameOrByItsRival(String line, boolean stateful) {
    user.writes("stateful = true\nstate-timeout = \"1m\"\n");
    assertThat(user.valueOf("--stateful", line)).isEqualTo(stateful);
    assertThat(user.valueOf("--state-timeout", line) != null)
        .isEqualTo(!line.contains("--window") && !line.contains("--slide"));
  }

  @Test
  void ofTwoRivalsTheStrongerCounts() {
    user.writes(
        "format = \"csv\"\nwindow = \"5s\"\n[profiles.prod]\nstateful = true\n[profiles.off]\nstateful = false\n");
    assertThat(user.valueOf("--window", "wordcount --profile prod")).isNull();
    assertThat(user.valueOf("--window", "wordcount --profile off")).isNotNull();
    assertThat(user.valueOf("--window", "wordcount --stateful")).isNull();
    assertThat(user.valueOf("--window", "wordcount --stateful=false")).isNotNull();
    user.exports("DSTREAM_QUIET", "true").exports("DSTREAM_LIVE", "true");
    assertThat(user.valueOf("--quiet", "wordcount -v")).isEqualTo(false);
    assertThat(user.valueOf("--live", "wordcount -v")).hasToString("Optional.empty");
    assertThat(user.valueOf("--format", "wordcount --live")).hasToString("csv");
    assertThat(user.valueOf("--live", "wordcount --no-live")).hasToString("Optional[false]");
    assertThat(user.valueOf("--verbose", "wordcount -qv")).isEqualTo(true);
  }

  @Test
  void anInputPutsTheSettingsOfRandomWordsAside() {
    user.writes("topic = \"a\"\nwords = 5\ninput = \"lines\"\n[profiles.random]\nwords = 6\n");
    assertThat(user.valueOf("--words", "produce --input -")).hasToString("Optional.empty");
    assertThat(user.valueOf("--words", "produce --input b")).hasToString("Optional.empty");
    assertThat(user.valueOf("--input", "produce --profile random")).hasToString("Optional.empty");
  }

  @Test
  void whatIsSetForAnotherSourceOrSinkIsPassedOver() {
    user.writes(
        """
        host = "there"
        port = 99
        path = "missing"
        jdbc-table = "counts"
        live = true
        [kafka-property]
        acks = "all"
        """);
    assertThat(user.runs("wordcount --explain --sink none").exitStatus()).isZero();
    assertThat(user.runs("wordcount --explain --source socket --master local[2]").out())
        .contains("//there:99");
    assertThat(user.runs("wordcount --explain --source socket://here:1 --master local[2]").out())
        .contains("//here:1");
    assertThat(user.runs("wordcount --explain --source queue --port 98").err())
        .isEqualTo(
            """
            dstream: --port belongs to --source socket, and the source is queue
            hint: add --source socket or leave --port out
            """);
    user.exports("DSTREAM_SOURCE", "socket").exports("DSTREAM_MASTER", "local[2]");
    assertThat(user.runs("wordcount --explain").out()).contains("//there:99");
  }

  @Test
  void onlyTablesOfTheirOwnReachThoseThatBringTheirOwnServers() {
    user.writes("words = 7\nbatch = \"3s\"\n[profiles.prod.chaos]\nkills = 9\n")
        .exports("DSTREAM_SEED", "5");
    assertThat(user.valueOf("--words", "chaos --profile prod")).isEqualTo(50_000);
    assertThat(user.valueOf("--batch", "chaos")).isEqualTo(Duration.ofSeconds(1));
    assertThat(user.valueOf("--seed", "chaos")).hasToString("Optional.empty");
    assertThat(user.valueOf("--kills", "chaos --profile prod")).isEqualTo(9);
  }
}
