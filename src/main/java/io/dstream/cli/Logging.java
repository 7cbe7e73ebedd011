package io.dstream.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The libraries' log, on stderr. */
final class Logging {
  private Logging() {}

  /**
   * Runs the command with the log off, unless it has {@code -v}; to be used before a library logs.
   */
  static int execute(ParseResult parsed) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    if (Verbosity.of(command.commandSpec().commandLine()).verbose()) {
      System.setProperty("dstream.log.level", "warn");
    }
    return new CommandLine.RunLast().execute(parsed);
  }
}
