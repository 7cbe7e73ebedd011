package io.dstream.engine;

import io.dstream.spec.DstreamException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.SparkContext;

/**
 * Captures the reason why a standalone cluster ended this application: it was killed on the
 * master's page, its executors failed too often, or no master answers. Spark only logs the reason
 * ({@code StandaloneSchedulerBackend.dead}); every later failure says only that the SparkContext is
 * stopped. Thread-safe.
 */
final class ApplicationEnd implements AutoCloseable {
  private static final String LOGGER =
      "org.apache.spark.scheduler.cluster.StandaloneSchedulerBackend";
  private static final Pattern ENDED = Pattern.compile("Application has been killed. Reason: (.*)");

  private final LoggerContext log =
      (LoggerContext) LogManager.getContext(SparkContext.class.getClassLoader(), false);
  private volatile Optional<String> reason = Optional.empty();

  private ApplicationEnd() {}

  /**
   * Starts listening; {@link #close} stops it.
   *
   * @param logged whether Spark's log is shown as well
   */
  static ApplicationEnd listen(boolean logged) {
    ApplicationEnd end = new ApplicationEnd();
    LoggerConfig logger = new LoggerConfig(LOGGER, Level.ERROR, logged);
    logger.addAppender(end.new Reasons(), Level.ERROR, null);
    end.log.getConfiguration().addLogger(LOGGER, logger);
    end.log.updateLoggers();
    return end;
  }

  /**
   * Checks that the application was not ended.
   *
   * @throws DstreamException with the reason, when it was ended
   */
  void requireNone() {
    if (reason.isPresent()) {
      throw ended(reason.get(), null);
    }
  }

  /** Returns why the stream failed: the end of the application, or else {@code failure} itself. */
  Exception explain(Exception failure) {
    return reason.<Exception>map(why -> ended(why, failure)).orElse(failure);
  }

  private static DstreamException ended(String why, Exception failure) {
    return DstreamException.failed(
        "the Spark master ended the application: " + why,
        "the master's page and the logs of its workers say more",
        failure);
  }

  @Override
  public void close() {
    log.getConfiguration().removeLogger(LOGGER);
    log.updateLoggers();
  }

  private final class Reasons extends AbstractAppender {
    Reasons() {
      super("application end", null, null, true, Property.EMPTY_ARRAY);
      start();
    }

    @Override
    public void append(LogEvent event) {
      Matcher ended = ENDED.matcher(event.getMessage().getFormattedMessage());
      if (ended.find()) {
        reason = Optional.of(ended.group(1));
      }
    }
  }
}
