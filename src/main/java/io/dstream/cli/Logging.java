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
 * Configures the libraries' logging on stderr before any library logs. Logging is off unless the
 * command has {@code -v}. This is a class because a lambda would keep picocli's class out of the
 * class-data archive.
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
      Configurator.reconfigure(); // an earlier command in the shell may have started logging
    } else if (Submission.master().isPresent()) {
      replaceSparksOwn();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Replaces the default logging configuration of Spark, if spark-submit started with it. */
  private static void replaceSparksOwn() {
    LoggerContext context = LoggerContext.getContext(false);
    String begun = context.getConfiguration().getConfigurationSource().getLocation();
    if (begun != null && begun.endsWith("org/apache/spark/log4j2-defaults.properties")) {
      Configurator.reconfigure(
          URI.create(Logging.class.getResource("/log4j2.properties").toString()));
    }
  }

  /** Returns whether the level changed. Keeps a level that is set by Java options. */
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
