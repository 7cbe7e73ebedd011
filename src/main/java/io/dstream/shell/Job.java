package io.dstream.shell;

import io.dstream.spec.ExitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A command that runs beside the shell, in a process of its own. Thread-safe. */
final class Job {
  private final int number;
  private final String command;
  private final Process process;
  private final Optional<JobOutput> output;
  private final Instant started = Instant.now();
  private boolean stopped;
  private boolean attended;

  /**
   * @param command as it was typed
   * @param output what it prints; empty where that goes straight to the shell's own stdout
   */
  Job(int number, String command, Process process, Optional<JobOutput> output) {
    this.number = number;
    this.command = command;
    this.process = process;
    this.output = output;
  }

  int number() {
    return number;
  }

  /** The name of its command. */
  String name() {
    return command.split(" ", 2)[0];
  }

  Optional<JobOutput> output() {
    return output;
  }

  boolean runs() {
    return process.isAlive();
  }

  /** Done when the process has ended. */
  CompletableFuture<Process> ended() {
    return process.onExit();
  }

  /** Asks it to end in good order. */
  synchronized void stop() {
    stopped = true;
    process.toHandle().destroy(); // Process.destroy closes the pipe of what is still to come
  }

  /** Asks it to end in good order; the second time it is killed. */
  synchronized void insist() {
    if (stopped) {
      process.toHandle().destroyForcibly();
    } else {
      stop();
    }
  }

  /** Whether it has ended, and neither well nor because it was stopped. */
  boolean failed() {
    return !runs() && outcome() != ExitStatus.DONE;
  }

  /** Waits for its end; 0 when it ended well, or was stopped and did so. */
  int exitStatus() throws InterruptedException {
    process.waitFor();
    return outcome();
  }

  /** The same, when it has ended. */
  synchronized int outcome() {
    int status = process.exitValue();
    return stopped && isOfSignal(status) ? ExitStatus.DONE : status;
  }

  private static boolean isOfSignal(int status) {
    return status > ExitStatus.ofSignal(0);
  }

  /** Somebody looks at it, and will see its end, while this is true. */
  synchronized void attended(boolean now) {
    attended = now;
  }

  synchronized boolean attended() {
    return attended;
  }

  /** One line: number, state, command. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "[%d]  %-14s  %s", number, state(), command);
  }

  private synchronized String state() {
    if (runs()) {
      Duration time = Duration.between(started, Instant.now());
      return String.format(
          Locale.ROOT,
          "running %d:%02d:%02d",
          time.toHours(),
          time.toMinutesPart(),
          time.toSecondsPart());
    }
    int status = process.exitValue();
    if (status == ExitStatus.DONE) {
      return "done";
    }
    return stopped && isOfSignal(status) ? "stopped" : "exit " + status;
  }
}
