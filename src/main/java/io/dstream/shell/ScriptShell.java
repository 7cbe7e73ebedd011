package io.dstream.shell;

import io.dstream.spec.DstreamException;
import io.dstream.spec.ExitStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;

/**
 * Runs commands from a stream without a prompt. It stops at the first command or job that fails,
 * and stops the jobs that still run at the end.
 */
final class ScriptShell {
  private final ShellParser parser = new ShellParser();
  private final CommandRunner runner;
  private final BufferedReader lines;
  private long line;

  ScriptShell(CommandRunner runner, Reader lines) {
    this.runner = runner;
    this.lines = new BufferedReader(lines);
  }

  /** Returns the exit status of the command or job that failed, or 0. */
  int run() throws IOException {
    Jobs jobs = runner.jobs();
    int status;
    List<Job> cutOff;
    try (jobs) {
      status = runLines(jobs);
      cutOff = jobs.running();
    }
    cutOff.stream()
        .filter(job -> !job.failed())
        .forEach(job -> runner.tell("the script ended: " + job));
    Optional<Job> failed = jobs.failed();
    if (status != ExitStatus.DONE || failed.isEmpty()) {
      return status;
    }
    runner.refuse(ofJob(failed.get()));
    return failed.get().outcome();
  }

  private int runLines(Jobs jobs) throws IOException {
    int status = ExitStatus.DONE;
    String command = next();
    while (command != null && !runner.left() && jobs.failed().isEmpty()) {
      status = run(command);
      if (status != ExitStatus.DONE) {
        return status;
      }
      command = next();
    }
    return status;
  }

  /** The number of the last line that was read, from 1. */
  long line() {
    return line;
  }

  private String next() throws IOException {
    line++;
    return lines.readLine();
  }

  private int run(String firstLine) throws IOException {
    String command = firstLine;
    while (true) {
      try {
        return runner.run(parser.parse(command, command.length(), ParseContext.ACCEPT_LINE));
      } catch (EOFError open) {
        String next = next();
        if (next == null) {
          return runner.refuse(unfinished(open));
        }
        command = command + "\n" + next;
      }
    }
  }

  private static DstreamException ofJob(Job failed) {
    return DstreamException.failed("a job failed: " + failed, null);
  }

  private static DstreamException unfinished(EOFError open) {
    return open.getMissing().equals("newline")
        ? DstreamException.usage("the last line ends in a backslash")
        : DstreamException.usage("the last command has a quote that is never closed");
  }
}
