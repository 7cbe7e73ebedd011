package io.dstream.cli;

import io.dstream.config.RenamedOptions;
import io.dstream.spec.InputFile;
import io.dstream.spec.Nearest;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Suggests the command, option or fixed value that the user most likely meant. */
final class Suggestions {
  private Suggestions() {}

  /** Returns the word to type in place of the wrong one; empty when no known word is similar. */
  static Optional<String> of(ParameterException e) {
    List<String> unmatched = unmatched(e);
    if (!unmatched.isEmpty()) {
      CommandSpec command = e.getCommandLine().getCommandSpec();
      String word = unmatched.get(0);
      return isOption(word)
          ? option(word.split("=", 2)[0], command)
          : input(word, command).or(() -> Nearest.of(word, subcommands(command)));
    }
    ArgSpec argument = e.getArgSpec();
    if (argument == null || e.getValue() == null || argument.completionCandidates() == null) {
      return Optional.empty();
    }
    String between = argument.arity().min() == 0 ? "=" : " ";
    String before = argument instanceof OptionSpec option ? option.longestName() + between : "";
    return Nearest.of(e.getValue(), values(argument)).map(value -> before + value);
  }

  /** Returns the words that the command does not know, which may include a missing argument. */
  private static List<String> unmatched(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unknown) {
      return unknown.getUnmatched();
    }
    return e instanceof MissingParameterException
        ? e.getCommandLine().getUnmatchedArguments()
        : List.of();
  }

  /** Returns whether an unknown word looks like an option. */
  static boolean isOption(String word) {
    return word.startsWith("-") && !word.equals(InputFile.STDIN);
  }

  private static Optional<String> option(String typed, CommandSpec command) {
    return RenamedOptions.typed(command.name(), typed)
        .or(() -> Nearest.of(typed, options(command)));
  }

  /**
   * Returns an input option with an unexpected word as its value, if the word names an existing
   * file or directory.
   */
  private static Optional<String> input(String word, CommandSpec command) {
    File named = new File(word);
    String option = named.isDirectory() ? "--path" : InputFile.OPTION;
    boolean exists = named.exists() || word.equals(InputFile.STDIN);
    return Optional.of(option + " " + word)
        .filter(meant -> exists && command.findOption(option) != null);
  }

  private static List<String> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Stream.of(option.names()))
        .toList();
  }

  /** Returns the visible commands below this one, under all their names. */
  static List<String> subcommands(CommandSpec command) {
    return command.subcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(entry -> entry.getKey())
        .toList();
  }

  /** Returns the possible values in lower case, as users type them; any case is accepted. */
  private static List<String> values(ArgSpec argument) {
    return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .toList();
  }
}
