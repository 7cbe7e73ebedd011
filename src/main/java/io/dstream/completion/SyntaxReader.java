package io.dstream.completion;

import io.dstream.completion.CommandSyntax.Kind;
import io.dstream.completion.CommandSyntax.Option;
import io.dstream.completion.CommandSyntax.Parameter;
import io.dstream.completion.CommandSyntax.Value;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Reads the {@link CommandSyntax} of a picocli command. A value labelled {@code FILE} or {@code
 * DIR} is completed as a file or a directory, whatever its type, because many are Hadoop URIs; so
 * is any {@link File} or {@link Path}. A value labelled {@code PROFILE} is a profile, and one
 * labelled {@code PIPELINE} is the text of a pipeline.
 */
public final class SyntaxReader {
  private SyntaxReader() {}

  /** Returns the syntax of {@code root} and of all commands below it. */
  public static CommandSyntax read(CommandSpec root) {
    return read(root, List.of(root.name()));
  }

  private static CommandSyntax read(CommandSpec command, List<String> path) {
    return new CommandSyntax(
        path,
        Stream.concat(Stream.of(command.name()), Stream.of(command.aliases())).toList(),
        firstSentence(command.usageMessage().description()),
        options(command),
        command.positionalParameters().stream()
            .filter(parameter -> !parameter.hidden())
            .map(SyntaxReader::parameter)
            .toList(),
        subcommands(command, path));
  }

  private static List<CommandSyntax> subcommands(CommandSpec command, List<String> path) {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .distinct() // an alias has a separate entry
        .filter(subcommand -> !subcommand.usageMessage().hidden())
        .map(subcommand -> read(subcommand, append(path, subcommand.name())))
        .toList();
  }

  private static List<Option> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .map(option -> option(option, command))
        .toList();
  }

  private static Option option(OptionSpec option, CommandSpec command) {
    Stream<String> negated =
        command.negatedOptionsMap().entrySet().stream()
            .filter(entry -> entry.getValue().equals(option))
            .map(entry -> entry.getKey());
    boolean flag = option.arity().max() == 0;
    return new Option(
        Stream.concat(Stream.of(option.names()), negated).toList(),
        firstSentence(option.description()),
        flag ? Optional.empty() : Optional.of(value(option)),
        option.isMultiValue());
  }

  private static Parameter parameter(PositionalParamSpec parameter) {
    return new Parameter(parameter.index().min(), parameter.index().max(), value(parameter));
  }

  private static Value value(ArgSpec argument) {
    String label = argument.paramLabel().replaceAll("[<>]", "");
    List<String> choices = choices(argument);
    Kind kind = choices.isEmpty() ? kind(label, elementType(argument)) : Kind.CHOICE;
    boolean list = !argument.splitRegex().isEmpty();
    return new Value(label, kind, choices, argument.arity().min() == 0, list);
  }

  private static Kind kind(String label, Class<?> type) {
    if (label.equals("PIPELINE")) {
      return Kind.PIPELINE;
    }
    if (label.equals("PROFILE")) {
      return Kind.PROFILE;
    }
    if (label.endsWith("DIR")) {
      return Kind.DIRECTORY;
    }
    boolean file = label.endsWith("FILE") || type == File.class || type == Path.class;
    return file ? Kind.FILE : Kind.TEXT;
  }

  private static List<String> choices(ArgSpec argument) {
    if (argument.completionCandidates() == null) {
      return List.of();
    }
    boolean constants = elementType(argument).isEnum();
    return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
        // The tree accepts constants in any case; users write them in lower case.
        .map(choice -> constants ? choice.toLowerCase(Locale.ROOT) : choice)
        .toList();
  }

  private static Class<?> elementType(ArgSpec argument) {
    return argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
  }

  private static List<String> append(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return List.copyOf(longer);
  }

  /** Omits defaults, which can depend on the machine; the scripts must not. */
  private static String firstSentence(String... description) {
    String text =
        Ansi.OFF
            .string(String.join(" ", description))
            .replace("%n", " ")
            .replace("%%", "%")
            .replaceAll("\\((?i:default)[^)]*\\)", " ")
            .replaceAll("\\s+", " ")
            .replaceAll(" ([.,;:])", "$1")
            .strip();
    int end = text.indexOf(". ");
    String sentence = end < 0 ? text : text.substring(0, end);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
