package io.dstream.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code dstream help}: prints the same as {@code --help}. Picocli's own help command does not find
 * nested subcommands.
 */
@Command(
    name = "help",
    description = "Prints the help of a command.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    footer = {"", "The same as topics create --help:", "  dstream help topics create"})
final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private NamedCommand command;

  @Override
  public void run() {
    CommandLine named = command.find(spec.root()).commandLine();
    PrintWriter out = spec.commandLine().getOut();
    named.usage(out, named.getColorScheme());
    out.flush();
  }
}
