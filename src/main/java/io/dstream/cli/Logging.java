package io.dstream.cli;

import io.dstream.engine.WarmUp;
import io.dstream.spark.Submission;
import java.net.URI;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/**
 * The libraries' log, on stderr: off, unless the command has {@code -v}; said before a library
 * logs. A class and no lambda, since the class-data archive does not take picocli's class
 * otherwise.
 */
final class Logging implements IExecutionStrategy {
  private static final String LEVEL = "dstream.log.level";
  private static final String VERBOSE = "warn";

  @Override
  public int execute(ParseResult parsed) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    boolean changed = setLevel(Verbosity.of(command.commandSpec().commandLine()).verbose());
    try {
      WarmUp.awaitLogging();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (changed) {
      Configurator.reconfigure(); // a command before this one, in the shell, may have begun it
    } else if (Submission.master().isPresent()) {
      replaceSparksOwn();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** spark-submit has begun the log, with what Spark has for those who configured none: all. */
  private static void replaceSparksOwn() {
    LoggerContext context = LoggerContext.getContext(false);
    String begun = context.getConfiguration().getConfigurationSource().getLocation();
    if (begun != null && begun.endsWith("org/apache/spark/log4j2-defaults.properties")) {
      Configurator.reconfigure(
          URI.create(Logging.class.getResource("/log4j2.properties").toString()));
    }
  }

  /** Returns whether it was another one; a level that Java's options name is left alone. */
  private static boolean setLevel(boolean verbose) {
    boolean was = VERBOSE.equals(System.getProperty(LEVEL));
    if (verbose) {
      System.setProperty(LEVEL, VERBOSE);
    } else if (was) {
      System.clearProperty(LEVEL);
    }
    return was != verbose;
  }
}
