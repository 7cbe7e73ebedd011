package io.dstream.cli;

import java.io.OutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code dstream topics}: the parent of the commands for Kafka topics. It does nothing by itself.
 */
@Command(
    name = "topics",
    description = "Creates, lists, describes and deletes Kafka topics.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND")
final class TopicsCommand implements Runnable {
  @Spec private CommandSpec spec;

  private TopicsCommand() {}

  /** Returns the command with its subcommands, which write their results to {@code out}. */
  static CommandLine create(OutputStream out) {
    return new CommandLine(new TopicsCommand())
        .addSubcommand(new TopicsCreateCommand())
        .addSubcommand(new TopicsDeleteCommand())
        .addSubcommand(new TopicsDescribeCommand(out))
        .addSubcommand(new TopicsListCommand(out));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "which topics command? there are " + String.join(", ", spec.subcommands().keySet()));
  }
}
