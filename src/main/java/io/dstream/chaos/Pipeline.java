package io.dstream.chaos;

import io.dstream.control.StopRequest;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pipeline's process. One runs at a time, and each is started with the same command line. A
 * stop request kills it and prevents further starts. Its output goes to a file.
 */
final class Pipeline {
  /** The variable that would override the temporary directory for Spark's files. */
  private static final String SPARK_DIRECTORIES = "SPARK_LOCAL_DIRS";

  private final List<String> command;
  private final Path log;
  private final StopRequest stop;
  private Process process;

  Pipeline(List<String> command, Path log, StopRequest stop) {
    this.command = List.copyOf(command);
    this.log = log;
    this.stop = stop;
    stop.onRequest(this::kill);
  }

  /**
   * Starts the process, unless it runs or a stop was requested.
   *
   * @throws DstreamException exit status 1, when no process can be started
   */
  synchronized void start() {
    if (stop.requested() || (process != null && process.isAlive())) {
      return;
    }
    File file = log.toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(file)).redirectInput(Redirect.from(nothing()));
    builder.environment().remove(SPARK_DIRECTORIES);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw DstreamException.failed("cannot start the pipeline: " + IoErrors.reason(e), e);
    }
  }

  /** Sends SIGKILL to a running process and waits until it has ended. */
  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /**
   * Waits until the process ends or the time has passed.
   *
   * @return whether it has ended
   */
  boolean awaitEnd(Duration time) throws InterruptedException {
    Process awaited = current();
    return awaited == null || awaited.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The exit status of the ended process. */
  int exitStatus() {
    return current().exitValue();
  }

  /** Returns the last lines that the process printed. */
  List<String> lastWords(int lines) {
    try {
      List<String> all =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  private synchronized Process current() {
    return process;
  }

  private static File nothing() {
    return new File("/dev/null");
  }
}
