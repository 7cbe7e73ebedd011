package io.dstream.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command with the keys of its options, and the commands below it.
 *
 * @param ownTableOnly whether only a table of its own reaches it, and neither keys for all commands
 *     nor the environment
 */
public record CommandKeys(
    String name, List<OptionKey> options, List<CommandKeys> commands, boolean ownTableOnly) {
  public CommandKeys {
    options = List.copyOf(options);
    commands = List.copyOf(commands);
  }

  /** The command of that name right below it. */
  public Optional<CommandKeys> command(String name) {
    return commands.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  /** The keys that its table may have: those of its options, and of all commands below it. */
  Stream<OptionKey> keys() {
    return Stream.concat(
        options.stream(),
        commands.stream().filter(below -> !below.ownTableOnly()).flatMap(CommandKeys::keys));
  }
}
