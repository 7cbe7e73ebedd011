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

/** Reads the keys that the options of picocli's commands have in a configuration file. */
public final class KeysReader {
  private KeysReader() {}

  /** The keys of a command and of all below it. */
  public static CommandKeys read(CommandSpec command) {
    return new CommandKeys(
        command.name(),
        command.options().stream().filter(KeysReader::isSetting).map(KeysReader::read).toList(),
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .distinct() // an alias has an entry of its own
            .filter(below -> !below.usageMessage().hidden())
            .map(KeysReader::read)
            .toList(),
        command.userObject() instanceof OwnTableOnly);
  }

  /** The program and the commands down to this one; empty where it is none of the program's. */
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

  /** Whether it is an option of the command itself: neither help nor where settings are. */
  static boolean isSetting(OptionSpec option) {
    boolean itself = !option.inherited() && option.scopeType() == CommandLine.ScopeType.LOCAL;
    boolean asks = option.usageHelp() || option.versionHelp();
    return itself && !asks && option.longestName().startsWith("--");
  }

  /** The key of an option. */
  static String key(OptionSpec option) {
    return option.longestName().substring(2);
  }

  /** An option as files and the environment know it. */
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
