package io.dstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dstream.row.Row;
import io.dstream.row.RowFormat;
import io.dstream.row.Schema;
import io.dstream.row.TimeFormat;
import io.dstream.spec.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What scripts depend on, as text: commands and their options, exit statuses, the lines of each
 * format, the names in what is printed for programs. Hidden things are left out, and so is what
 * people read: descriptions may change.
 */
final class CommandLineContract {
  private static final Instant TIME = Instant.parse("2026-11-22T16:00:01Z");

  private final List<String> lines = new ArrayList<>();

  private CommandLineContract() {}

  static String text() throws IOException {
    CommandLineContract contract = new CommandLineContract();
    contract.command(CommandTree.create().getCommandSpec());
    contract.exitStatuses();
    contract.formats();
    contract.explanation();
    return String.join("\n", contract.lines) + "\n";
  }

  private void command(CommandSpec command) {
    lines.add(
        Stream.concat(Stream.of("command"), names(command)).reduce((a, b) -> a + " " + b).get());
    command.options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .forEach(this::option);
    command.positionalParameters().stream()
        .filter(parameter -> !parameter.hidden())
        .forEach(this::parameter);
    lines.add("");
    command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .distinct()
        .filter(subcommand -> !subcommand.usageMessage().hidden())
        .sorted(Comparator.comparing(CommandSpec::name))
        .forEach(this::command);
  }

  private static Stream<String> names(CommandSpec command) {
    Stream<String> aliases =
        Stream.of(command.aliases()).sorted().map(alias -> "(or " + alias + ")");
    return Stream.concat(Stream.of(command.qualifiedName()), aliases);
  }

  private void option(OptionSpec option) {
    boolean flag = option.arity().max() == 0;
    String names = String.join(", ", new TreeSet<>(List.of(option.names())));
    lines.add("  " + names + (flag ? "" : " " + option.paramLabel()) + argument(option));
    if (option.negatable()) {
      lines.add("    negatable");
    }
    if (!option.fallbackValue().isEmpty()) {
      lines.add("    without a value: " + printable(option.fallbackValue()));
    }
  }

  private void parameter(PositionalParamSpec parameter) {
    lines.add(
        "  parameter " + parameter.index() + " " + parameter.paramLabel() + argument(parameter));
  }

  private static String argument(ArgSpec argument) {
    StringBuilder text = new StringBuilder();
    if (!argument.arity().toString().equals(argument.isOption() ? "1" : "")) {
      text.append(", arity ").append(argument.arity());
    }
    if (argument.required()) {
      text.append(", required");
    }
    if (argument.isMultiValue()) {
      text.append(", repeatable");
    }
    if (!argument.splitRegex().isEmpty()) {
      text.append(", split at ").append(argument.splitRegex());
    }
    if (argument.defaultValue() != null) {
      text.append(", default '").append(printable(argument.defaultValue())).append("'");
    }
    if (argument.completionCandidates() != null) {
      text.append(", one of ").append(String.join(" ", values(argument)));
    }
    return text.toString();
  }

  private static List<String> values(ArgSpec argument) {
    return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String printable(String text) {
    return text.replace("\0", "\\0").replace("\t", "\\t").replace("\n", "\\n");
  }

  private void exitStatuses() {
    lines.add("exit statuses");
    lines.add("  done " + ExitStatus.DONE);
    lines.add("  failed while running " + ExitStatus.FAILED);
    lines.add("  wrong usage " + ExitStatus.USAGE);
    lines.add("  stopped by SIGINT " + ExitStatus.ofSignal(2));
    lines.add("  stopped by SIGTERM " + ExitStatus.ofSignal(15));
    lines.add("");
  }

  private void formats() {
    lines.add("lines of the word 'spark' that was counted 3 times in the batch of " + TIME);
    Row row = Row.of("spark".getBytes(StandardCharsets.UTF_8), 3L);
    for (RowFormat.Name name : RowFormat.Name.values()) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      name.of(Schema.WORD_COUNT).append(row, TimeFormat.UTC.of(TIME), line);
      lines.add("  " + name + ": " + printable(line.toString(StandardCharsets.UTF_8)));
    }
    lines.add("");
  }

  private void explanation() throws IOException {
    lines.add("names in wordcount --explain=json");
    String json =
        CommandRun.of("wordcount", "--explain=json", "--source", "socket", "--master", "local[2]")
            .out();
    names("  ", new ObjectMapper().readTree(json));
  }

  private void names(String path, JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      lines.add(path + field.getKey());
      JsonNode value = field.getValue();
      names(
          path + field.getKey() + ".", value.isArray() && !value.isEmpty() ? value.get(0) : value);
    }
  }
}
