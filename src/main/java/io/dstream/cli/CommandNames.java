package io.dstream.cli;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The names of the program's commands, where one is an argument of another. */
final class CommandNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return CommandTree.names().iterator();
  }

  /**
   * The command that words name, such as {@code topics create}; without any the program.
   *
   * @throws DstreamException wrong usage, when there is none
   */
  static CommandSpec find(CommandSpec program, List<String> words) {
    CommandSpec command = program;
    for (String word : words) {
      CommandLine next = command.subcommands().get(word);
      if (next == null) {
        throw DstreamException.usage(
            "there is no command '" + String.join(" ", words) + "'",
            Nearest.hint(word, visible(command), "see " + command.qualifiedName() + " --help"));
      }
      command = next.getCommandSpec();
    }
    return command;
  }

  private static List<String> visible(CommandSpec command) {
    return command.subcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(entry -> entry.getKey())
        .toList();
  }
}
