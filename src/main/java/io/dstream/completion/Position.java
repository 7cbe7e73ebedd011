package io.dstream.completion;

import io.dstream.completion.CommandSyntax.Option;
import io.dstream.completion.CommandSyntax.Value;
import java.util.List;
import java.util.Optional;

/**
 * The position in a command line before its next word.
 *
 * @param command the command that the words lead to
 * @param pending the option whose value is the next word
 * @param parameters the number of positional parameters so far
 * @param onlyParameters whether {@code --} ended the options
 */
public record Position(
    CommandSyntax command, Optional<Value> pending, int parameters, boolean onlyParameters) {

  /** Returns the position after {@code words}, which do not include the program's name. */
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
