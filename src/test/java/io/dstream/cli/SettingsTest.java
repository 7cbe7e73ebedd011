package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an option is, by command line, environment, profile and default. */
final class SettingsTest {
  @TempDir private Path home;
  private ConfiguredUser user;

  @BeforeEach
  void setUp() {
    user = new ConfiguredUser(home);
  }

  @ParameterizedTest
  @CsvSource({
    "wordcount, '', 2s",
    "wordcount --profile prod, '', 4s",
    "--profile prod wordcount, '', 4s",
    "--profile=prod wordcount, '', 4s",
    "--profile prod wordcount --profile test, '', 5s",
    "wordcount --profile prod, 6s, 6s",
    "wordcount --profile prod --batch 7s, 6s, 7s",
    "wordcount --profile prod --batch=7s, 6s, 7s",
    "wordcount --no-config, 6s, 1s",
    "--no-config wordcount, 6s, 1s"
  })
  void theLineGoesBeforeTheEnvironmentThatBeforeTheProfileAndThatBeforeAllElse(
      String line, String variable, String batch) {
    user.writes(
            """
            batch = "1500ms"
            [profiles.prod]
            batch = "3s"
            [profiles.prod.wordcount]
            batch = "4s"
            [profiles.test]
            batch = "5s"
            [wordcount]
            batch = "2s"
            """)
        .exports("DSTREAM_BATCH", variable);
    assertThat(user.valueOf("--batch", line)).hasToString("PT" + batch.toUpperCase(Locale.ROOT));
  }

  @Test
  void anOptionIsItsDefaultWhereNothingIsSet() {
    assertThat(user.valueOf("--batch", "wordcount")).isEqualTo(Duration.ofSeconds(1));
    user.writes("");
    assertThat(user.valueOf("--batch", "wordcount")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void fileAndProfileCanBeChosenByTheEnvironment() throws IOException {
    Path other = Files.writeString(home.resolve("other.toml"), "top = 1\n[profiles.b]\ntop = 2\n");
    user.exports("DSTREAM_CONFIG", other.toString()).exports("DSTREAM_PROFILE", "b");
    assertThat(user.valueOf("--top", "wordcount")).isEqualTo(2);
    Path third = Files.writeString(home.resolve("third.toml"), "[profiles.b]\ntop = 3\n");
    assertThat(user.valueOf("--top", "wordcount --config " + third)).isEqualTo(3);
  }

  @Test
  void anArgumentFileCanSayWhatIsReadToo() throws IOException {
    user.writes("top = 7\n[profiles.prod]\ntop = 8\n");
    Path arguments = Files.writeString(home.resolve("arguments"), "wordcount --profile prod\n");
    assertThat(user.valueOf("--top", "@" + arguments)).isEqualTo(8);
    assertThat(user.valueOf("--top", "@" + arguments + " --top 9")).isEqualTo(9);
  }

  @Test
  void aKeyForAllCommandsIsForThoseThatHaveSuchAnOption() {
    user.writes("topic = \"lines\"\ninterval = \"3s\"\n[topics.create]\npartitions = 3\n");
    assertThat(user.valueOf("--topic", "wordcount --source kafka")).isEqualTo(List.of("lines"));
    assertThat(user.valueOf("--topic", "produce")).as("is required there").isEqualTo("lines");
    assertThat(user.valueOf("--interval", "serve-socket --input a"))
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(user.valueOf("--partitions", "topics create a")).hasToString("Optional[3]");
  }

  @Test
  void ofAnOptionGivenTwiceTheLastOneCountsAndListsAddUp() {
    user.writes("top = 1\nsource = \"socket\"\nport = 99\ntopic = \"set\"\n");
    assertThat(user.valueOf("--top", "wordcount --top 3 --top 5")).isEqualTo(5);
    assertThat(user.valueOf("--batch", "wordcount --batch 2s --batch=3s"))
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(user.valueOf("--live", "wordcount --live --no-live")).hasToString("Optional[false]");
    assertThat(user.valueOf("--stateful", "wordcount --stateful --stateful")).isEqualTo(true);
    assertThat(user.valueOf("--port", "wordcount --source file")).hasToString("Optional.empty");
    assertThat(user.valueOf("--port", "wordcount --source socket --source file"))
        .hasToString("Optional[99]");
    assertThat(user.valueOf("--count", "produce --count 1 --count 2")).hasToString("Optional[2]");
    assertThat(user.valueOf("--sink", "wordcount --sink text --sink none,console"))
        .isEqualTo(List.of("text", "none", "console"));
    assertThat(user.valueOf("--topic", "wordcount --source kafka --topic a --topic b"))
        .isEqualTo(List.of("a", "b"));
    assertThat(user.valueOf("--conf", "wordcount --conf a=1 --conf b=1 --conf a=2"))
        .isEqualTo(Map.of("a", "2", "b", "1"));
    assertThat(user.runs("wordcount --explain --top 3 --top 5").err()).isEmpty();
  }

  @Test
  void valuesOfEveryForm() {
    user.writes(
        """
        sink = ["console", "none"]
        top = 20
        stateful = true
        live = false
        split = "${x} = --y"
        name = "@file"
        [conf]
        "spark.app.name" = "a=b"
        spark.ui.enabled = false
        """);
    assertThat(user.valueOf("--sink", "wordcount")).isEqualTo(List.of("console", "none"));
    assertThat(user.valueOf("--top", "wordcount")).isEqualTo(20);
    assertThat(user.valueOf("--stateful", "wordcount")).isEqualTo(true);
    assertThat(user.valueOf("--live", "wordcount")).hasToString("Optional[false]");
    assertThat(user.valueOf("--conf", "wordcount"))
        .isEqualTo(Map.of("spark.ui.enabled", "false", "spark.app.name", "a=b"));
    assertThat(user.valueOf("--split", "wordcount")).isEqualTo("${x} = --y");
    assertThat(user.valueOf("--name", "wordcount")).isEqualTo("@file");
  }

  @Test
  void variablesOfEveryForm() {
    user.exports("DSTREAM_SINK", "console,none")
        .exports("DSTREAM_STATEFUL", "TRUE")
        .exports("DSTREAM_LOWER_CASE", "0")
        .exports("DSTREAM_CONF", "spark.a=1\nspark.b=c=d");
    assertThat(user.valueOf("--sink", "wordcount")).isEqualTo(List.of("console", "none"));
    assertThat(user.valueOf("--stateful", "wordcount")).isEqualTo(true);
    assertThat(user.valueOf("--lower-case", "wordcount")).isEqualTo(false);
    assertThat(user.valueOf("--conf", "wordcount"))
        .isEqualTo(Map.of("spark.a", "1", "spark.b", "c=d"));
  }

  @Test
  void keysOfAMapAreTakenTogether() {
    user.writes(
            """
            conf = { a = "file", b = "file", c = "file", d = "file" }
            [profiles.prod]
            conf = { b = "profile", c = "profile", d = "profile" }
            """)
        .exports("DSTREAM_CONF", "c=variable\nd=variable");
    assertThat(user.valueOf("--conf", "wordcount --profile prod --conf d=line --conf e=line"))
        .isEqualTo(Map.of("a", "file", "b", "profile", "c", "variable", "d", "line", "e", "line"));
  }

  @Test
  void listsAreTakenWhole() {
    user.writes("sink = [\"console\", \"none\"]\n[profiles.prod]\nsink = \"text\"\n");
    assertThat(user.valueOf("--sink", "wordcount --profile prod")).isEqualTo(List.of("text"));
    assertThat(user.valueOf("--sink", "wordcount --sink jdbc")).isEqualTo(List.of("jdbc"));
  }

  @Test
  void helpIsTheSameWhateverIsSet() {
    String help = user.runs("wordcount --help").out();
    user.writes("batch = \"7s\"\njdbc-password = \"hush\"\n").exports("DSTREAM_TOP", "3");
    assertThat(user.runs("wordcount --help")).isEqualTo(new CommandRun(0, help, ""));
    user.writes("this is no TOML");
    assertThat(user.runs("wordcount -h --profile none")).isEqualTo(new CommandRun(0, help, ""));
    assertThat(user.runs("--version").exitStatus()).isZero();
    assertThat(user.runs("completion bash").exitStatus()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "DSTREAM_BACH, wordcount --explain, DSTREAM_BATCH",
    "DSTREAM_BOOTSTRAP_SERVERS, wordcount --explain, DSTREAM_BOOTSTRAP_SERVER",
    "DSTREAM_BACH, wordcount --explain -q, ''",
    "DSTREAM_HOME, wordcount --explain, ''",
    "DSTREAM_RECORDS, wordcount --explain, ''",
    "DSTREAM_TEST_MARK, wordcount --explain, ''",
    "DSTREAM_JAVA_OPTS, wordcount --explain, ''",
    "DSTREAM_BACH, wordcount --explain --no-config, ''",
    "DSTREAM_BACH, completion bash, ''",
    "DREAM_BATCH, wordcount --explain, ''"
  })
  void aVariableThatLooksLikeAnOptionMisspeltIsRemarkedOn(
      String variable, String line, String meant) {
    String remark =
        meant.isEmpty()
            ? ""
            : "dstream: " + variable + " is no option; did you mean " + meant + "?\n";
    CommandRun run = user.exports(variable, "1").runs(line);
    assertThat(run.err()).isEqualTo(remark);
    assertThat(run.exitStatus()).isZero();
  }
}
