package io.dstream.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dstream config}: the parent of the commands for settings. It does nothing by itself. */
@Command(
    name = "config",
    description = "Shows what is set in configuration file and environment.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "The file is $XDG_CONFIG_HOME/dstream/config.toml (~/.config/dstream/config.toml),",
      "or what --config or DSTREAM_CONFIG names. A key is an option without its dashes:",
      "  batch = \"5s\"",
      "  [profiles.prod.wordcount]",
      "  top = 20",
      "In the environment it is DSTREAM_BATCH."
    },
    subcommands = {ConfigProfilesCommand.class, ConfigShowCommand.class})
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which config command? there are profiles and show");
  }
}
