package io.dstream.cli;

import io.dstream.spec.DstreamException;
import io.dstream.spec.Nearest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** An argument that names another command, such as {@code topics create}. */
final class NamedCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMAND",
      completionCandidates = Names.class,
      description = "Which command (default: the whole program).")
  private Optional<String> command = Optional.empty();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "SUBCOMMAND",
      description = "Which one below it, such as create.")
  private List<String> below = List.of();

  /** The values offered by completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CommandTree.names().iterator();
    }
  }

  /**
   * Returns the named command, or the program if none is named.
   *
   * @throws DstreamException wrong usage, when there is no such command
   */
  CommandSpec find(CommandSpec program) {
    List<String> words = new ArrayList<>();
    command.ifPresent(words::add);
    words.addAll(below);
    CommandSpec found = program;
    for (String word : words) {
      CommandLine next = found.subcommands().get(word);
      if (next == null) {
        throw DstreamException.usage(
            "there is no command '" + String.join(" ", words) + "'",
            Nearest.hint(
                word, Suggestions.subcommands(found), "see " + found.qualifiedName() + " --help"));
      }
      found = next.getCommandSpec();
    }
    return found;
  }
}
