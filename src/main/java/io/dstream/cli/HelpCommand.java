package io.dstream.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code dstream help}: what {@code --help} prints. Picocli's own knows no command below another.
 */
@Command(
    name = "help",
    description = "Prints the help of a command.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {"", "The same as topics create --help:", "  dstream help topics create"})
final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      completionCandidates = CommandNames.class,
      description = "The command (default: dstream itself).")
  private List<String> words = List.of();

  @Override
  public void run() {
    CommandLine named = CommandNames.find(spec.root(), words).commandLine();
    PrintWriter out = spec.commandLine().getOut();
    named.usage(out, named.getColorScheme());
    out.flush();
  }
}
