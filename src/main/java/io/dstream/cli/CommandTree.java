package io.dstream.cli;

import io.dstream.cli.option.DurationConverter;
import java.time.Duration;
import picocli.CommandLine;

/** Builds the one command tree that the launcher, the shell and the completion scripts share. */
public final class CommandTree {
  private CommandTree() {}

  /** A fresh tree with its converters and error handlers. */
  public static CommandLine create() {
    CommandLine root = new CommandLine(new DstreamCommand());
    // One line a command, alphabetical.
    root.addSubcommand(new DropFilesCommand());
    root.addSubcommand(new ProduceCommand());
    root.addSubcommand(new ServeKafkaCommand());
    root.addSubcommand(new ServeSocketCommand());
    ErrorHandlers errors = new ErrorHandlers();
    return root.registerConverter(Duration.class, new DurationConverter())
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setAbbreviatedOptionsAllowed(false);
  }
}
