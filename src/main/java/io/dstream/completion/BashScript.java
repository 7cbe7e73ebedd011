package io.dstream.completion;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.dstream.completion.CommandSyntax.Kind;
import io.dstream.completion.CommandSyntax.Option;
import io.dstream.completion.CommandSyntax.Parameter;
import io.dstream.completion.CommandSyntax.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The completion script for bash 3.2 and newer. It is used instead of picocli's {@code
 * AutoComplete.bash}, which takes an option's value for a command if a command has that name
 * ({@code --sink dashboard}), does not support {@code --source=}, and leaves helpers with common
 * names in the user's shell.
 */
final class BashScript {
  private static final String SCRIPT =
      """
      # bash completion for @name; generated from its command tree.
      # For this shell only: source <(@name completion bash)

      _@name() {
        local cur=${COMP_WORDS[COMP_CWORD]} at=@name word value= valued list= listed= given=0 i=1
        local -a words
        words=()
        COMPREPLY=()
        # Which command, and which of its options, the word to complete belongs to.
        while ((i < COMP_CWORD)); do
          word=${COMP_WORDS[i]}
          value=
          valued=
          case "$at $word" in
      @descents
            "$at "-*) ;;
            *) ((++given)) ;;
          esac
          case $at in
      @valued
          esac
          if [[ $valued == *" $word "* ]]; then
            value="$at $word"
            # bash makes the = of --option=value a word of its own.
            [[ ${COMP_WORDS[i + 1]} != = ]] || ((++i))
            ((++i))
          fi
          ((++i))
        done
        ((i > COMP_CWORD)) || value=
        [[ $cur != = ]] || cur=
        _@name_otherwise +o default
        if [[ -n $value ]]; then
          case $value in
      @values
          esac
        elif [[ $cur == -* ]]; then
          case $at in
      @options
          esac
        else
          case $at in
      @words
          esac
        fi
        # Of a list its last part is completed, with what is not in it yet.
        [[ -z $list || $cur != *,* ]] || listed=${cur%,*},
        for word in ${words[@]+"${words[@]}"}; do
          [[ ,$listed != *",$word,"* && $listed$word == "$cur"* ]] || continue
          COMPREPLY+=("$listed$word")
        done
      }

      _@name_profiles() {
        local IFS=$'\n'
        words=($("${COMP_WORDS[0]}" config profiles 2>/dev/null))
      }

      @pipeline
      # What readline does where there is nothing to propose: bash 3 has no compopt and proposes files.
      _@name_otherwise() {
        ! type compopt &>/dev/null || compopt "$@" 2>/dev/null
      }

      complete -o default -F _@name @name
      """;

  private final CommandSyntax root;
  private final PipelineWords pipeline;

  private BashScript(CommandSyntax root, PipelineWords pipeline) {
    this.root = root;
    this.pipeline = pipeline;
  }

  static String of(CommandSyntax root, PipelineWords pipeline) {
    return new BashScript(root, pipeline).script();
  }

  private String script() {
    String pipelines =
        root.all().anyMatch(CommandSyntax::hasPipeline) ? BashPipeline.functions(pipeline) : "";
    return SCRIPT
        .replace("@pipeline\n", pipelines)
        .replace("@name", root.name())
        .replace("@descents", descents())
        .replace("@valued", perCommand(BashScript::optionsWithValue))
        .replace("@values", values())
        .replace("@options", perCommand(BashScript::options))
        .replace("@words", perCommand(this::words));
  }

  /** Returns the clauses that enter a subcommand; an alias leads to the main name. */
  private String descents() {
    return clauses(
        root.all()
            .flatMap(command -> command.subcommands().stream())
            .map(
                command ->
                    Map.entry(
                        command.names().stream().map(name -> parent(command) + " " + name).toList(),
                        "at=" + quote(command.line()))));
  }

  /** Returns one clause per group of options with the same proposals. */
  private String values() {
    Map<String, List<String>> placesByAction =
        root.all()
            .flatMap(
                command -> command.options().stream().flatMap(option -> places(command, option)))
            .collect(groupingBy(Place::action, LinkedHashMap::new, mapping(Place::at, toList())));
    return clauses(
        placesByAction.entrySet().stream()
            .map(entry -> Map.entry(entry.getValue(), entry.getKey())));
  }

  /** An option of a command under one of its names, and the action that completes its value. */
  private record Place(String at, String action) {}

  private Stream<Place> places(CommandSyntax command, Option option) {
    String action = option.value().map(value -> action(List.of(value))).orElse("");
    return option.names().stream().map(name -> new Place(command.line() + " " + name, action));
  }

  private static String optionsWithValue(CommandSyntax command) {
    String names =
        command.options().stream()
            .filter(Option::needsValue)
            .flatMap(option -> option.names().stream())
            .collect(joining(" "));
    return names.isEmpty() ? "" : "valued=" + quote(" " + names + " ");
  }

  private static String options(CommandSyntax command) {
    return array(command.options().stream().flatMap(option -> option.names().stream()));
  }

  /** Returns the action outside of options: for subcommands, else parameters, else options. */
  private String words(CommandSyntax command) {
    if (!command.subcommands().isEmpty()) {
      return array(command.subcommands().stream().flatMap(sub -> sub.names().stream()));
    }
    if (command.parameters().isEmpty()) {
      return options(command);
    }
    Parameter first = command.parameters().get(0);
    String action = action(List.of(first.value()));
    if (first.value().kind() == Kind.PIPELINE) {
      return action; // a source with a name is several words to bash
    }
    return first.last() > 0 || action.isEmpty() ? action : "((given)) || " + action;
  }

  private String action(List<Value> values) {
    if (values.stream().anyMatch(value -> value.kind() == Kind.CHOICE)) {
      String list = values.stream().anyMatch(Value::list) ? " list=yes" : "";
      return array(values.stream().flatMap(value -> value.choices().stream())) + list;
    }
    if (values.stream().anyMatch(value -> value.kind() == Kind.PROFILE)) {
      return "_" + root.name() + "_profiles";
    }
    if (values.stream().anyMatch(value -> value.kind() == Kind.PIPELINE)) {
      return "_" + root.name() + "_pipeline";
    }
    if (values.stream().anyMatch(value -> value.kind() == Kind.FILE)) {
      return "_" + root.name() + "_otherwise -o default";
    }
    boolean directory = values.stream().anyMatch(value -> value.kind() == Kind.DIRECTORY);
    return directory ? "_" + root.name() + "_otherwise -o dirnames" : "";
  }

  private String perCommand(Function<CommandSyntax, String> action) {
    return clauses(
        root.all().map(command -> Map.entry(List.of(command.line()), action.apply(command))));
  }

  /** Returns the clauses of a {@code case}, without those that do nothing. */
  private static String clauses(Stream<Map.Entry<List<String>, String>> clauses) {
    return clauses
        .filter(clause -> !clause.getValue().isEmpty())
        .map(clause -> "      " + patterns(clause.getKey()) + ") " + clause.getValue() + " ;;")
        .collect(joining("\n"));
  }

  private static String patterns(List<String> texts) {
    return texts.stream().map(BashScript::quote).collect(joining(" | "));
  }

  private static String array(Stream<String> words) {
    String list = words.map(BashScript::quote).collect(joining(" "));
    return list.isEmpty() ? "" : "words=(" + list + ")";
  }

  private static String parent(CommandSyntax command) {
    return String.join(" ", command.path().subList(0, command.path().size() - 1));
  }

  private static String quote(String text) {
    return text.matches("[\\w./:,@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
