package io.dstream.completion;

import static java.util.stream.Collectors.joining;

import io.dstream.completion.CommandSyntax.Option;
import io.dstream.completion.CommandSyntax.Parameter;
import io.dstream.completion.CommandSyntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The completion script for zsh: one function per command, each of which calls zsh's own {@code
 * _arguments}.
 */
final class ZshScript {
  private static final String HEADER =
      """
      #compdef @name
      # zsh completion for @name; generated from its command tree.
      # Put it into a directory of $fpath, or for this shell only: source <(@name completion zsh)
      """;

  private static final String LEAF =
      """

      @function() {
        _arguments -s -S@arguments
      }
      """;

  private static final String BRANCH =
      """

      @function() {@program
        local curcontext="$curcontext" state line ret=1
        local -a commands
        local -A opt_args
        _arguments -s -S -C -A '-*'@arguments && ret=0
        case $state in
          command)
            commands=(
      @commands
            )
            _describe -t commands '@name command' commands && ret=0
            ;;
          argument)
            curcontext="${curcontext%:*:*}:@function-$line[1]:"
            case $line[1] in
      @calls
            esac
            ;;
        esac
        return ret
      }
      """;

  private static final String FOOTER =
      """

      _@name_profiles() {
        local -a profiles
        profiles=(${(f)"$(_call_program profiles $program config profiles 2>/dev/null)"})
        compadd -a profiles
      }

      # zsh runs the file as the function's body when it loads it from $fpath; else it is sourced.
      if [[ $funcstack[1] == _@name ]]; then
        _@name "$@"
      else
        compdef _@name @name
      fi
      """;

  private final CommandSyntax root;
  private final PipelineWords pipeline;

  private ZshScript(CommandSyntax root, PipelineWords pipeline) {
    this.root = root;
    this.pipeline = pipeline;
  }

  static String of(CommandSyntax root, PipelineWords pipeline) {
    return new ZshScript(root, pipeline).script();
  }

  private String script() {
    String functions = root.all().map(this::function).collect(joining());
    String pipelines =
        root.all().anyMatch(CommandSyntax::hasPipeline)
            ? "\n" + ZshPipeline.functions(pipeline).stripTrailing() + "\n"
            : "";
    return (HEADER + functions + pipelines + FOOTER).replace("@name", root.name());
  }

  private String function(CommandSyntax command) {
    boolean leaf = command.subcommands().isEmpty();
    return (leaf ? LEAF : BRANCH)
        .replace("@function", functionName(command))
        .replace("@program", command.equals(root) ? "\n  local program=$words[1]" : "")
        .replace("@arguments", arguments(command))
        .replace("@commands", commands(command))
        .replace("@calls", calls(command));
  }

  private static String functionName(CommandSyntax command) {
    return "_" + String.join("_", command.path());
  }

  private static String commands(CommandSyntax command) {
    return command.subcommands().stream()
        .flatMap(sub -> sub.names().stream().map(name -> colons(name) + ":" + sub.description()))
        .map(entry -> "        " + quote(entry))
        .collect(joining("\n"));
  }

  private static String calls(CommandSyntax command) {
    return command.subcommands().stream()
        .map(
            sub ->
                String.format(
                    Locale.ROOT,
                    "        %s) %s && ret=0 ;;",
                    String.join(" | ", sub.names()),
                    functionName(sub)))
        .collect(joining("\n"));
  }

  private static String arguments(CommandSyntax command) {
    List<String> specs = new ArrayList<>();
    command.options().forEach(option -> specs.addAll(specs(option)));
    if (command.subcommands().isEmpty()) {
      command.parameters().stream().flatMap(ZshScript::specs).forEach(specs::add);
    } else {
      specs.add("1:command:->command");
      specs.add("*::argument:->argument");
    }
    return specs.stream().map(spec -> " \\\n    " + quote(spec)).collect(joining());
  }

  /** Returns one specification per name; each excludes the others unless it is repeatable. */
  private static List<String> specs(Option option) {
    String first = option.repeatable() ? "*" : "(" + String.join(" ", option.names()) + ")";
    return option.names().stream()
        .map(name -> first + name + separator(name, option) + explanation(option) + value(option))
        .toList();
  }

  /** A value follows a long name or its {@code =}; it is in or after a short name's word. */
  private static String separator(String name, Option option) {
    if (option.value().isEmpty()) {
      return "";
    }
    return name.startsWith("--") ? "=" : "+";
  }

  private static String explanation(Option option) {
    return "[" + option.description().replaceAll("[\\[\\]\\\\]", "\\\\$0") + "]";
  }

  private static String value(Option option) {
    return option
        .value()
        .map(value -> (value.optional() ? "::" : ":") + colons(value.label()) + ":" + action(value))
        .orElse("");
  }

  private static Stream<String> specs(Parameter parameter) {
    String rest = ":" + colons(parameter.value().label()) + ":" + action(parameter.value());
    if (parameter.last() == Integer.MAX_VALUE) {
      return Stream.of("*" + rest);
    }
    String colons = parameter.value().optional() ? ":" : "";
    return Stream.iterate(parameter.first(), i -> i <= parameter.last(), i -> i + 1)
        .map(index -> (index + 1) + colons + rest);
  }

  private static String action(Value value) {
    return switch (value.kind()) {
      case CHOICE -> choices(value);
      case FILE -> "_files";
      case DIRECTORY -> "_files -/";
      case PIPELINE -> " _@name_pipeline"; // the space: it does not take what _arguments adds
      case PROFILE -> "_@name_profiles";
      case TEXT -> " ";
    };
  }

  private static String choices(Value value) {
    String choices =
        value.choices().stream()
            .map(choice -> choice.replaceAll("[\\s:()\\\\]", "\\\\$0"))
            .collect(joining(" "));
    // The space makes zsh run what follows unchanged.
    return value.list()
        ? " _values -s , " + value.label().split("\\W", 2)[0] + " " + choices
        : "(" + choices + ")";
  }

  private static String colons(String text) {
    return text.replace(":", "\\:");
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
