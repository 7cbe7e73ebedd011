package io.dstream.shell;

import io.dstream.spec.ExitStatus;
import io.dstream.spec.Phrases;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The shell's commands for its jobs. */
final class JobCommands {
  static final String STOP = "stop";

  private final Jobs jobs;
  private volatile boolean leave;

  JobCommands(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Returns the commands, to be added to a tree. */
  List<Object> all() {
    return List.of(new ListJobs(), new Foreground(), new Stop());
  }

  /** Moves the foreground job to the background; {@code front} is the thread that shows it. */
  void sendBack(Thread front) {
    leave = true;
    front.interrupt();
  }

  /** Selects the job for a command. */
  static final class Chosen {
    @Parameters(
        arity = "0..1",
        paramLabel = "JOB",
        description = "Its number (default: the latest).")
    private Optional<Integer> number = Optional.empty();
  }

  @Command(
      name = "jobs",
      description = "Lists what was started with & at its end.",
      mixinStandardHelpOptions = true)
  private final class ListJobs implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = spec.commandLine().getOut();
      for (Job job : jobs.all()) {
        long unseen = job.output().map(JobOutput::unseen).orElse(0L);
        out.println(job + (unseen > 0 ? "  (fg: " + Phrases.count(unseen, "line") + ")" : ""));
      }
      out.flush();
    }
  }

  @Command(
      name = "fg",
      description = "Shows what a job has printed and prints, until it ends.",
      footer = {"", "Ctrl-C stops the job, Ctrl-Z leaves it running in the background."},
      mixinStandardHelpOptions = true)
  private final class Foreground implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Chosen chosen;

    @Override
    public Integer call() {
      Job job = jobs.find(chosen.number);
      leave = false;
      job.attended(true);
      while (true) {
        try {
          show(job);
          return job.exitStatus();
        } catch (InterruptedException e) {
          if (leave) {
            job.attended(false);
            spec.commandLine().getErr().println(job);
            return ExitStatus.DONE;
          }
          job.insist();
        }
      }
    }

    private void show(Job job) throws InterruptedException {
      if (job.output().isEmpty()) {
        return;
      }
      PrintWriter out = spec.commandLine().getOut();
      List<String> lines = job.output().get().take();
      while (!lines.isEmpty()) {
        lines.forEach(out::println);
        out.flush();
        lines = job.output().get().take();
      }
    }
  }

  @Command(
      name = STOP,
      description = "Stops a job, with all that it received counted.",
      footer = {"", "Ctrl-C kills it when that takes too long."},
      mixinStandardHelpOptions = true)
  private final class Stop implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Chosen chosen;

    @Override
    public Integer call() {
      Job job = jobs.find(chosen.number);
      job.attended(true);
      if (job.runs()) {
        job.stop();
      }
      while (true) {
        try {
          int status = job.exitStatus();
          spec.commandLine().getErr().println(job);
          return status;
        } catch (InterruptedException e) {
          job.insist();
        }
      }
    }
  }
}
