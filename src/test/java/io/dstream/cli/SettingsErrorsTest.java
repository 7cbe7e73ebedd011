package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in file and environment is one line that names the place, and a hint. */
final class SettingsErrorsTest {
  private static final String LINE = "wordcount --explain";

  @TempDir private Path home;
  private ConfiguredUser user;

  @BeforeEach
  void setUp() {
    user = new ConfiguredUser(home);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bach = '5s' | : there is no option 'bach' | did you mean batch?",
        "batch_ = '5s' | : there is no option 'batch_' | did you mean batch?",
        "[wordcont];top = 1 | : there is no command or option 'wordcont'"
            + " | did you mean wordcount?",
        "[wordcount];max-rat = 1 |  [wordcount]: there is no option 'max-rat' | did you mean"
            + " max-rate?",
        "[profile.a];top = 1 | : there is no command or option 'profile' | did you mean profiles?",
        "[profiles.b];topp = 1 |  [profiles.b]: there is no option 'topp' | did you mean top?",
        "kills = 1 | : there is no option 'kills' | chaos takes it in a table of its own",
        "file = 'a' | : there is no option 'file' | did you mean input?",
        "[produce];file = 'a' |  [produce]: there is no option 'file' | did you mean input?",
        "[doctor];json = true |  [doctor]: there is no option 'json' | did you mean format?",
        "[consume];file = 'a' |  [consume]: there is no option 'file'"
            + " | a key is an option without its dashes; a table is a command or profiles.NAME",
        "completely-else = 1 | : there is no option 'completely-else'"
            + " | a key is an option without its dashes; a table is a command or profiles.NAME",
        "stateful = 'yes' | : 'stateful' takes true or false | ",
        "conf = 'a=b' | : 'conf' takes a table of keys and values | ",
        "top = [1] | : 'top' takes one text or number | ",
        "topic = [{}] | : 'topic' takes a text or number, or an array of them | ",
        "profiles = 1 | : 'profiles' is no table | a profile is a table, [profiles.NAME]",
        "[profiles];a = 1 | : 'profiles.a' is no table | a profile is a table, [profiles.NAME]"
      })
  void aWrongEntryIsRefusedWithItsPlace(String toml, String problem, String hint) {
    user.writes(toml.replace(';', '\n'));
    String place = problem.startsWith("[") ? " " + problem : problem;
    String hinted = hint == null ? "" : "hint: " + hint + "\n";
    assertThat(user.runs(LINE))
        .isEqualTo(new CommandRun(2, "", "dstream: " + user.file() + place + "\n" + hinted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--output na\uFFFDve | | the argument 'na\uFFFDve'",
        " | na\uFFFDve | environment DSTREAM_OUTPUT 'na\uFFFDve'"
      })
  void bytesThatAreNoTextAreRefused(String option, String variable, String what) {
    if (variable != null) {
      user.exports("DSTREAM_OUTPUT", variable);
    }
    assertThat(user.runs(LINE + (option == null ? "" : " --sink text " + option)))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "dstream: "
                    + what
                    + " is not UTF-8\nhint: write it in UTF-8; rename a file whose name is not\n"));
  }

  @Test
  void whatIsNoTomlIsRefusedWithItsLine() {
    user.writes("top = 1\ntop\n");
    CommandRun run = user.runs(LINE);
    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err()).startsWith("dstream: " + user.file() + ":2: this is no TOML: ");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void aFileOrProfileThatIsAskedForMustBeThere() {
    assertThat(user.runs(LINE + " --config nowhere.toml"))
        .isEqualTo(CommandRun.error(2, "dstream: file nowhere.toml does not exist (--config)"));
    assertThat(user.runs(LINE + " --profile a"))
        .isEqualTo(
            CommandRun.error(2, "dstream: file " + user.file() + " does not exist (--profile a)"));
    user.writes("[profiles.prod]\n[profiles.test]\n");
    assertThat(user.runs(LINE + " --profile tset"))
        .isEqualTo(
            CommandRun.error(
                2,
                "dstream: --profile tset: there is no such profile in " + user.file(),
                "hint: did you mean test? profiles are prod, test"));
    assertThat(user.runs("--no-config " + LINE + " --profile prod"))
        .isEqualTo(CommandRun.error(2, "dstream: --no-config and --profile exclude each other"));
    assertThat(user.exports("DSTREAM_PROFILE", "b").runs(LINE).err())
        .startsWith("dstream: DSTREAM_PROFILE b: there is no such profile");
  }

  @Test
  void aWrongValueIsSaidWithWhereItIsSet() {
    user.writes("[wordcount]\ntop = -1\n[profiles.p.wordcount]\nwindow = \"5s\"\nstateful = true");
    String origin = user.file() + " [wordcount]";
    assertThat(user.runs(LINE).err()).contains("(--top from " + origin + ")\n");
    assertThat(user.runs(LINE + " --top 1 --port 98").err()).doesNotContain("from");
    assertThat(user.exports("DSTREAM_SINK", "console").runs(LINE + " --top 1 --output o").err())
        .contains("(--sink from environment DSTREAM_SINK)\n");
    assertThat(user.runs(LINE + " --profile p").err())
        .contains("(--window from " + user.file() + " [profiles.p.wordcount], --stateful from ");
    user.exports("DSTREAM_TOP", "many");
    assertThat(user.runs(LINE).err()).contains("'many'", "(--top from environment DSTREAM_TOP)\n");
    assertThat(user.runs(LINE + " --top few").err()).contains("'few'").doesNotContain("from");
    assertThat(user.exports("DSTREAM_STATEFUL", "maybe").runs(LINE + " --top 1"))
        .isEqualTo(
            CommandRun.error(
                2, "dstream: DSTREAM_STATEFUL is 'maybe'; --stateful is true or false"));
  }

  @Test
  void whatIsTypedWrongIsRefusedAsEver() {
    user.writes("topic = \"lines\"\n");
    assertThat(user.runs("produce --tpoic a").err())
        .isEqualTo("dstream: Unknown option: '--tpoic'\nhint: did you mean --topic?\n");
    assertThat(user.runs("wordcont").err()).contains("did you mean wordcount?");
    assertThat(user.runs(LINE + " --batch").exitStatus()).isEqualTo(2);
  }

  @Test
  void anArgumentFileThatCannotBeReadIsRefused() throws IOException {
    Path directory = Files.createDirectory(home.resolve("arguments"));
    assertThat(user.runs("@" + directory))
        .isEqualTo(
            CommandRun.error(2, "dstream: @" + directory + " cannot be read: Is a directory"));
  }
}
