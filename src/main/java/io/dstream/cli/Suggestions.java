package io.dstream.cli;

import io.dstream.spec.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a command, an option or one of a fixed set of values was most likely meant to be. */
final class Suggestions {
  private Suggestions() {}

  /** The word to type in place of the one that is wrong; empty when nothing is near. */
  static Optional<String> of(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      CommandSpec command = e.getCommandLine().getCommandSpec();
      String word = unmatched.getUnmatched().get(0);
      return word.startsWith("-")
          ? Nearest.of(word.split("=", 2)[0], options(command))
          : Nearest.of(word, subcommands(command));
    }
    ArgSpec argument = e.getArgSpec();
    if (argument == null || e.getValue() == null || argument.completionCandidates() == null) {
      return Optional.empty();
    }
    String between = argument.arity().min() == 0 ? "=" : " ";
    String before = argument instanceof OptionSpec option ? option.longestName() + between : "";
    return Nearest.of(e.getValue(), values(argument)).map(value -> before + value);
  }

  private static List<String> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Stream.of(option.names()))
        .toList();
  }

  /** The commands below this one that are shown, under all their names. */
  static List<String> subcommands(CommandSpec command) {
    return command.subcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(entry -> entry.getKey())
        .toList();
  }

  /** Constants are taken in any case; people write them small. */
  private static List<String> values(ArgSpec argument) {
    return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .toList();
  }
}
