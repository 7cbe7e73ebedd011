package io.dstream.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Parses a command line that may contain errors or be incomplete. */
public final class UnfinishedLine {
  private UnfinishedLine() {}

  /**
   * Returns the parse results so far, command by command, the root first.
   *
   * @param parse lets {@code root} parse the line; errors in the line are ignored meanwhile
   */
  public static List<ParseResult> read(CommandLine root, Supplier<ParseResult> parse) {
    boolean collecting = root.getCommandSpec().parser().collectErrors();
    collectErrors(root, true);
    try {
      List<ParseResult> commands = new ArrayList<>();
      for (ParseResult at = parse.get(); at != null; at = at.subcommand()) {
        commands.add(at);
      }
      return commands;
    } finally {
      collectErrors(root, collecting);
    }
  }

  private static void collectErrors(CommandLine command, boolean collect) {
    command.getCommandSpec().parser().collectErrors(collect);
    command.getSubcommands().values().forEach(below -> collectErrors(below, collect));
  }
}
