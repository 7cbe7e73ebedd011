package io.dstream.shell;

import io.dstream.spec.ExitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A command that runs beside the shell in its own process. Thread-safe. */
final class Job {
  private final int number;
  private final String command;
  private final Process process;
  private final Optional<JobOutput> output;
  private final Instant started = Instant.now();
  private boolean stopped;
  private boolean attended;

  /**
   * @param command the command as typed
   * @param output its output; empty if that goes directly to the shell's own stdout
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

  /** The name of the command. */
  String name() {
    return command.split(" ", 2)[0];
  }

  Optional<JobOutput> output() {
    return output;
  }

  boolean runs() {
    return process.isAlive();
  }

  /** Completes when the process has ended. */
  CompletableFuture<Process> ended() {
    return process.onExit();
  }

  /** Asks the process to end gracefully. */
  synchronized void stop() {
    stopped = true;
    process.toHandle().destroy(); // Process.destroy would close the pipe and lose output
  }

  /** Asks the process to end gracefully; on a further call kills it. */
  synchronized void insist() {
    if (stopped) {
      process.toHandle().destroyForcibly();
    } else {
      stop();
    }
  }

  /** Whether it has ended, neither successfully nor because it was stopped. */
  boolean failed() {
    return !runs() && outcome() != ExitStatus.DONE;
  }

  /** Waits for the end and returns the exit status; 0 also if it was stopped. */
  int exitStatus() throws InterruptedException {
    process.waitFor();
    return outcome();
  }

  /** Returns the same status; the job must have ended. */
  synchronized int outcome() {
    int status = process.exitValue();
    return stopped && isOfSignal(status) ? ExitStatus.DONE : status;
  }

  private static boolean isOfSignal(int status) {
    return status > ExitStatus.ofSignal(0);
  }

  /** Sets whether somebody watches the job and will see its end. */
  synchronized void attended(boolean now) {
    attended = now;
  }

  synchronized boolean attended() {
    return attended;
  }

  /** Returns one line: number, state, command. */
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
