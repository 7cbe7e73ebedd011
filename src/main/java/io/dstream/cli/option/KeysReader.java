package io.dstream.cli.option;

import io.dstream.config.CommandKeys;
import io.dstream.config.OptionKey;
import io.dstream.config.OptionKey.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Reads the configuration-file keys of the options of picocli's commands. */
public final class KeysReader {
  private KeysReader() {}

  /** Returns the keys of a command and of all commands below it. */
  public static CommandKeys read(CommandSpec command) {
    return new CommandKeys(
        command.name(),
        command.options().stream().filter(KeysReader::isSetting).map(KeysReader::read).toList(),
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .distinct() // an alias has its own entry
            .filter(below -> !below.usageMessage().hidden())
            .map(KeysReader::read)
            .toList(),
        command.userObject() instanceof OwnTableOnly);
  }

  /**
   * Returns the program and the commands down to this one; empty if the program has no such
   * command.
   */
  public static List<CommandKeys> path(CommandKeys program, CommandSpec command) {
    List<String> names = Arrays.asList(command.qualifiedName("\n").split("\n", -1));
    List<CommandKeys> path = new ArrayList<>(List.of(program));
    for (String name : names.subList(1, names.size())) {
      Optional<CommandKeys> next = path.get(path.size() - 1).command(name);
      if (next.isEmpty()) {
        return List.of();
      }
      path.add(next.get());
    }
    return path;
  }

  /** Returns whether an option can be set: it is the command's own and neither help nor version. */
  static boolean isSetting(OptionSpec option) {
    boolean itself = !option.inherited() && option.scopeType() == CommandLine.ScopeType.LOCAL;
    boolean asks = option.usageHelp() || option.versionHelp();
    return itself && !asks && option.longestName().startsWith("--");
  }

  /** Returns the key of an option. */
  static String key(OptionSpec option) {
    return option.longestName().substring(2);
  }

  /** Returns an option as files and the environment specify it. */
  static OptionKey read(OptionSpec option) {
    Form form = option.isMultiValue() ? Form.LIST : Form.VALUE;
    if (option.typeInfo().isMap()) {
      form = Form.MAP;
    } else if (option.arity().max() == 0) {
      form = Form.FLAG;
    }
    return new OptionKey(key(option), form, option.negatable());
  }
}
