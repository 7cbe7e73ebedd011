package io.dstream.cli;

import io.dstream.cli.option.ConfigOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command tree. It does nothing by itself. */
@Command(
    name = "dstream",
    description = "Counts and transforms live streams from a terminal.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Try it, with no server at hand:",
      "  dstream wordcount",
      "",
      "Exit status: 0 done, 1 failed while running, 2 wrong usage,",
      "130/143 stopped by SIGINT/SIGTERM after a graceful stop."
    })
final class DstreamCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin(name = "config")
  private final ConfigOptions config = new ConfigOptions();

  /** Returns the options that choose the settings besides the command line. */
  ConfigOptions config() {
    return config;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? none was given");
  }
}
