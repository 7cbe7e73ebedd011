package io.dstream.completion;

import static java.util.stream.Collectors.joining;

import io.dstream.completion.CommandSyntax.Kind;
import io.dstream.completion.CommandSyntax.Option;
import io.dstream.completion.CommandSyntax.Parameter;
import io.dstream.completion.CommandSyntax.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The completion script for fish: one {@code complete} per command, option and parameter. */
final class FishScript {
  private static final String HEADER =
      """
      # fish completion for @name; generated from its command tree.
      # In ~/.config/fish/completions, or for this shell only: @name completion fish | source

      # The command that the words before the cursor lead to.
      function __@name_command
          set -l at @name
          set -l skip 0
          for word in (commandline -opc)[2..]
              if test $skip = 1
                  set skip 0
                  continue
              end
              switch "$at $word"
      @descents
              end
          end
          echo $at
      end

      # The words that the last part of a list can be, each behind the parts before it.
      function __@name_list
          set -l listed (commandline -ct | string replace -r '^--[^=]*=' '' | string match -r '.*,')
          for word in $argv
              contains -- $word (string split -- , "$listed")
              or echo "$listed$word"
          end
      end

      function __@name_profiles
          set -l program (commandline -opc)[1]
          $program config profiles 2>/dev/null
      end

      @pipelinecomplete -c @name -f
      """;

  private final CommandSyntax root;
  private final PipelineWords pipeline;

  private FishScript(CommandSyntax root, PipelineWords pipeline) {
    this.root = root;
    this.pipeline = pipeline;
  }

  static String of(CommandSyntax root, PipelineWords pipeline) {
    return new FishScript(root, pipeline).script();
  }

  private String script() {
    String pipelines =
        root.all().anyMatch(CommandSyntax::hasPipeline) ? FishPipeline.functions(pipeline) : "";
    String header =
        HEADER
            .replace("@descents", descents())
            .replace("@pipeline", pipelines)
            .replace("@name", root.name());
    return root.all().map(this::completions).collect(joining("", header, ""));
  }

  private String descents() {
    return root.all()
        .flatMap(command -> Stream.concat(descents(command), valued(command)))
        .collect(joining("\n"));
  }

  private static Stream<String> descents(CommandSyntax command) {
    return command.subcommands().stream()
        .map(sub -> clause(command, sub.names(), "set at " + quote(sub.line())));
  }

  private static Stream<String> valued(CommandSyntax command) {
    List<String> names =
        command.options().stream()
            .filter(Option::needsValue)
            .flatMap(option -> option.names().stream())
            .toList();
    return names.isEmpty() ? Stream.empty() : Stream.of(clause(command, names, "set skip 1"));
  }

  private static String clause(CommandSyntax command, List<String> words, String action) {
    return words.stream()
        .map(word -> quote(command.line() + " " + word))
        .collect(joining(" ", "            case ", "\n                " + action));
  }

  private String completions(CommandSyntax command) {
    String start =
        String.format(
            Locale.ROOT,
            "complete -c %s -n 'test (__%s_command) = \"%s\"'",
            root.name(),
            root.name(),
            command.line());
    return Stream.of(
            command.subcommands().stream().flatMap(FishScript::subcommand),
            command.parameters().stream().map(this::parameter),
            command.options().stream().map(this::option))
        .flatMap(lines -> lines)
        .filter(line -> !line.isBlank())
        .map(line -> start + line + "\n")
        .collect(joining("", "\n", ""));
  }

  private static Stream<String> subcommand(CommandSyntax command) {
    return command.names().stream()
        .map(name -> " -a " + quote(name) + describe(command.description()));
  }

  private String parameter(Parameter parameter) {
    return parameter.value().kind() == Kind.TEXT ? "" : values(parameter.value());
  }

  private String option(Option option) {
    String names = option.names().stream().map(FishScript::name).collect(joining());
    // fish has required values (-r) or none; an optional value is treated as none.
    String value =
        option
            .value()
            .filter(wanted -> !wanted.optional())
            .map(wanted -> " -r" + values(wanted))
            .orElse("");
    return names + value + describe(option.description());
  }

  private static String name(String name) {
    if (name.startsWith("--")) {
      return " -l " + name.substring(2);
    }
    return (name.length() == 2 ? " -s " : " -o ") + name.substring(1);
  }

  private String values(Value value) {
    return switch (value.kind()) {
      case CHOICE -> " -f -a " + quote(choices(value));
      case FILE -> " -F";
      case DIRECTORY -> " -f -a '(__fish_complete_directories)'";
      case PIPELINE -> " -f -a " + quote("(__" + root.name() + "_pipeline)");
      case PROFILE -> " -f -a " + quote("(__" + root.name() + "_profiles)");
      case TEXT -> " -f";
    };
  }

  private String choices(Value value) {
    String choices = String.join(" ", value.choices());
    return value.list() ? "(__" + root.name() + "_list " + choices + ")" : choices;
  }

  private static String describe(String description) {
    return description.isEmpty() ? "" : " -d " + quote(description);
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
