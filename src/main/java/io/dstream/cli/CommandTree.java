package io.dstream.cli;

import io.dstream.cli.option.DurationConverter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import picocli.CommandLine;

/** Builds the one command tree that the launcher, the shell and the completion scripts share. */
public final class CommandTree {
  private CommandTree() {}

  /** A fresh tree with its converters and error handlers; results go to stdout. */
  public static CommandLine create() {
    return create(new FileOutputStream(FileDescriptor.out));
  }

  /** A fresh tree whose commands write their results to {@code out}. */
  public static CommandLine create(OutputStream out) {
    CommandLine root = new CommandLine(new DstreamCommand());
    // One line a command, alphabetical.
    root.addSubcommand(ChaosCommand.create());
    root.addSubcommand(new CompletionCommand());
    root.addSubcommand(new DropFilesCommand());
    root.addSubcommand(new ProduceCommand());
    root.addSubcommand(new ServeKafkaCommand());
    root.addSubcommand(new ServeSocketCommand());
    root.addSubcommand(new ShellCommand());
    root.addSubcommand(WordcountCommand.create(out));
    root.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new VersionProvider()));
    ErrorHandlers errors = new ErrorHandlers();
    return root.registerConverter(Duration.class, new DurationConverter())
        .setExecutionStrategy(Logging::execute)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setAbbreviatedOptionsAllowed(false);
  }
}
