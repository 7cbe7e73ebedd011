package io.dstream.cli;

import io.dstream.engine.WarmUp;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/**
 * The libraries' log, on stderr: off, unless the command has {@code -v}; said before a library
 * logs. A class and no lambda, since the class-data archive does not take picocli's class
 * otherwise.
 */
final class Logging implements IExecutionStrategy {
  @Override
  public int execute(ParseResult parsed) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    if (Verbosity.of(command.commandSpec().commandLine()).verbose()) {
      System.setProperty("dstream.log.level", "warn");
    }
    try {
      WarmUp.awaitLogging();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new CommandLine.RunLast().execute(parsed);
  }
}
