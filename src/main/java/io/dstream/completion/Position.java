package io.dstream.completion;

import io.dstream.completion.CommandSyntax.Option;
import io.dstream.completion.CommandSyntax.Value;
import java.util.List;
import java.util.Optional;

/**
 * Where a command line has come to before its next word.
 *
 * @param command the command that the words lead to
 * @param pending the option whose value the next word is
 * @param parameters how many positional parameters of the command there are already
 * @param onlyParameters whether {@code --} ended the options
 */
public record Position(
    CommandSyntax command, Optional<Value> pending, int parameters, boolean onlyParameters) {

  /** The position after {@code words}, the program's name not among them. */
  public static Position after(CommandSyntax root, List<String> words) {
    Position position = new Position(root, Optional.empty(), 0, false);
    for (String word : words) {
      position = position.next(word);
    }
    return position;
  }

  private Position next(String word) {
    if (pending.isPresent()) {
      return new Position(command, Optional.empty(), parameters, onlyParameters);
    }
    if (!onlyParameters && word.startsWith("-") && word.length() > 1) {
      Optional<Value> value =
          command.option(word).filter(Option::needsValue).flatMap(Option::value);
      return new Position(command, value, parameters, word.equals("--"));
    }
    return command
        .subcommand(word)
        .filter(subcommand -> !onlyParameters)
        .map(subcommand -> new Position(subcommand, Optional.empty(), 0, false))
        .orElse(new Position(command, Optional.empty(), parameters + 1, onlyParameters));
  }
}
