package io.dstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dstream.config.UserEnvironment;
import io.dstream.spec.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The same mistake has the same words on every command. The options are those of the command tree,
 * so a new one is covered by itself.
 */
class SameWordsTest {
  /** Files that a command writes. */
  private static final Set<String> WRITTEN = Set.of("--json", "--markdown", "--positions");

  /** What a command must be given so that it looks at the option. */
  private static final Map<String, String> NEEDED =
      Map.ofEntries(
          Map.entry("bench", "--case kernel"),
          Map.entry("completion", "bash"),
          Map.entry("consume", "--topic a"),
          Map.entry("drop-files", "DIRECTORY --input FILE"),
          Map.entry("help", "wordcount"),
          Map.entry("pipe", "countByValue()"),
          Map.entry("produce", "--topic a"),
          Map.entry("serve-socket", "--input FILE"),
          Map.entry("sql", "SELECT\tvalue\tFROM\tinput"),
          Map.entry("tail", "FILE"),
          Map.entry("topics create", "a"),
          Map.entry("topics delete", "a"));

  @TempDir private Path directory;
  private String file;

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.writeString(directory.resolve("lines"), "a\n").toString();
  }

  @Test
  void ofAFileThatIsMissingOrADirectory() {
    String missing = directory.resolve("missing").toString();
    List<String> tried = new ArrayList<>();
    forEachOption(
        (command, option) -> option.paramLabel().equals("FILE"),
        (words, option) -> {
          boolean written = WRITTEN.contains(option);
          String other = written ? missing + "/x" : missing;
          assertThat(firstLine(words, option, other))
              .as("%s %s", words, option)
              .isEqualTo(
                  written
                      ? "dstream: directory " + missing + " does not exist (" + option + ")"
                      : "dstream: file " + missing + " does not exist (" + option + ")");
          assertThat(firstLine(words, option, directory.toString()))
              .as("%s %s", words, option)
              .isEqualTo("dstream: " + directory + " is a directory, not a file (" + option + ")");
          tried.add(option);
        });
    assertThat(tried)
        .contains(InputFile.OPTION, "--config", "--kafka-config", "--stop-words", "--vocabulary")
        .contains("--execute", "--json");
  }

  @Test
  void ofADurationThatIsNone() {
    forEachOption(
        (command, option) -> isOf(option, Duration.class),
        (words, option) ->
            assertThat(firstLine(words, option, "soon"))
                .as("%s %s", words, option)
                .isEqualTo(
                    "dstream: Invalid value for option '"
                        + option
                        + "': 'soon' is not a duration; write a whole number and ms, s, m or h,"
                        + " such as 200ms or 5s"));
  }

  @Test
  void ofANumberThatIsNone() {
    forEachOption(
        (command, option) ->
            Stream.of(int.class, long.class, Integer.class, Long.class)
                .anyMatch(type -> isOf(option, type)),
        (words, option) ->
            assertThat(firstLine(words, option, "many"))
                .as("%s %s", words, option)
                .isEqualTo(
                    "dstream: Invalid value for option '"
                        + option
                        + "': 'many' is no whole number"));
  }

  @Test
  void ofANumberThatIsTooSmall() {
    forEachOption(
        (command, option) ->
            !option.longestName().equals("--seed")
                && Stream.of(int.class, long.class, Integer.class, Long.class)
                    .anyMatch(type -> isOf(option, type)),
        (words, option) ->
            assertThat(firstLine(words, option, "-1"))
                .as("%s %s", words, option)
                .matches("dstream: " + option + " must be \\d+ (or more|to \\d+), not -1"));
  }

  @Test
  void ofAValueThatIsEmpty() {
    Set<String> mayBe = Set.of("--jdbc-user", "--jdbc-password", "--split");
    forEachOption(
        (command, option) ->
            option.arity().max() == 1
                && !option.isMultiValue()
                && !mayBe.contains(option.longestName()),
        (words, option) -> {
          List<String> all = new ArrayList<>(words);
          all.add(option + "=");
          assertThat(run(all)).isEqualTo("dstream: " + option + " is empty");
        });
  }

  private static boolean isOf(OptionSpec option, Class<?> type) {
    return option.typeInfo().getType() == type
        || (option.typeInfo().isOptional()
            && option.typeInfo().getActualGenericTypeArguments().contains(type.getName()));
  }

  /** What is done with the words before an option, and its name. */
  private interface Attempt {
    void with(List<String> words, String option);
  }

  private void forEachOption(BiPredicate<CommandSpec, OptionSpec> which, Attempt attempt) {
    forEachOption(CommandTree.create().getCommandSpec(), which, attempt);
  }

  private void forEachOption(
      CommandSpec command, BiPredicate<CommandSpec, OptionSpec> which, Attempt attempt) {
    for (CommandLine below : command.subcommands().values()) {
      if (!below.getCommandSpec().usageMessage().hidden()) {
        forEachOption(below.getCommandSpec(), which, attempt);
      }
    }
    if (command.parent() == null || !command.subcommands().isEmpty()) {
      return;
    }
    for (OptionSpec option : command.options()) {
      boolean ofRoot = option.longestName().matches("--config|--profile");
      if (!option.hidden()
          && (!ofRoot || command.name().equals("wordcount"))
          && which.test(command, option)) {
        attempt.with(words(command, option.longestName()), option.longestName());
      }
    }
  }

  private List<String> words(CommandSpec command, String option) {
    String name = command.qualifiedName().substring("dstream ".length());
    List<String> words = new ArrayList<>(List.of(name.split(" ", -1)));
    String needed = NEEDED.getOrDefault(name, "");
    if (option.equals("--partition")) {
      words.add("--topic=a");
    } else if (!needed.isEmpty() && !needed.contains(option)) {
      needed = needed.replace("FILE", file).replace("DIRECTORY", directory.toString());
      words.addAll(List.of(needed.split(" ", -1)));
    } else if (needed.startsWith("DIRECTORY")) {
      words.add(directory.toString());
    }
    words.addAll(
        switch (option) {
          case "--output" -> List.of("--sink", "text");
          case "--dashboard-keys", "--dashboard-port", "--dashboard-keystore" ->
              List.of("--sink", "dashboard");
          case "--jdbc-table", "--jdbc-url", "--jdbc-connections", "--sink-timeout" ->
              isStream(name) ? List.of("--sink", "jdbc") : List.of();
          case "--sink-bootstrap-server",
              "--sink-format",
              "--sink-guarantee",
              "--sink-kafka-config",
              "--sink-kafka-property",
              "--sink-key" ->
              List.of("--sink", "kafka", "--sink-topic", "a");
          case "--hbase-family", "--hbase-property", "--hbase-quorum", "--hbase-table" ->
              List.of("--sink", "hbase");
          case "--sink-topic" -> List.of("--sink", "kafka");
          case "--state-timeout", "--state-output" -> List.of("--stateful");
          case "--max-rate" -> List.of("--source", "socket", "--master", "local[2]");
          case "--kafka-config", "--group-id", "--from", "--on-data-loss" ->
              isStream(name)
                  ? List.of("--topic", "a")
                  : name.equals("tail") ? List.of("--to", "kafka://localhost:9/a") : List.of();
          default -> List.of();
        });
    return words;
  }

  private static boolean isStream(String command) {
    return Set.of("wordcount", "pipe", "sql").contains(command);
  }

  private String firstLine(List<String> words, String option, String value) {
    List<String> all = new ArrayList<>(words);
    all.add(option);
    all.add(value);
    return run(all);
  }

  private String run(List<String> words) {
    CommandRun run =
        CommandRun.in(
            CommandTree.create(new UserEnvironment(Map.of(), directory)),
            words.toArray(String[]::new));
    assertThat(run.exitStatus()).as("%s: %s", words, run).isEqualTo(2);
    return run.err().lines().findFirst().orElse("");
  }
}
