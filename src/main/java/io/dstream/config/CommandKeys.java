package io.dstream.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command with the keys of its options, and its subcommands.
 *
 * @param ownTableOnly whether the command takes settings from its own table only, and neither from
 *     keys for all commands nor from the environment
 */
public record CommandKeys(
    String name, List<OptionKey> options, List<CommandKeys> commands, boolean ownTableOnly) {
  public CommandKeys {
    options = List.copyOf(options);
    commands = List.copyOf(commands);
  }

  /** Returns the direct subcommand with that name. */
  public Optional<CommandKeys> command(String name) {
    return commands.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  /**
   * Returns the keys that its table may have: those of its options and of all commands below it.
   */
  Stream<OptionKey> keys() {
    return Stream.concat(
        options.stream(),
        commands.stream().filter(below -> !below.ownTableOnly()).flatMap(CommandKeys::keys));
  }
}
