package io.dstream.cli;

import io.dstream.spec.Limits;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Rejects empty values, such as the value of an unset shell variable. */
final class EmptyValues {
  /** Options whose value may be empty. */
  private static final Set<String> MAY_BE = Set.of("--jdbc-user", "--jdbc-password", "--split");

  private EmptyValues() {}

  /**
   * Checks the arguments of a command and of its parents.
   *
   * @throws io.dstream.spec.DstreamException wrong usage, at the first empty value
   */
  static void refuse(ParseResult parsed) {
    for (ParseResult at = parsed; at != null; at = at.subcommand()) {
      for (ArgSpec argument : List.copyOf(at.matchedArgs())) {
        if (!MAY_BE.contains(nameOf(argument))) {
          argument.stringValues().forEach(text -> Limits.requireText(nameOf(argument), text));
        }
      }
    }
  }

  /** Returns the name of an option with its dashes, or the label of a parameter. */
  static String nameOf(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
