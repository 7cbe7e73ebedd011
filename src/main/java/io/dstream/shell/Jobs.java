package io.dstream.shell;

import io.dstream.control.OwnProgram;
import io.dstream.control.TemporaryDirectory;
import io.dstream.spec.DstreamException;
import io.dstream.spec.IoErrors;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands that run in the background, each in its own process, because Spark has one stream
 * per process. Keeps the last {@value #REMEMBERED} commands that have ended. Thread-safe.
 */
final class Jobs implements AutoCloseable {
  private static final int REMEMBERED = 20;

  private final NavigableMap<Integer, Job> jobs = new TreeMap<>();
  private final Optional<Consumer<String>> told;
  private int last;

  private Jobs(Optional<Consumer<String>> told) {
    this.told = told;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "jobs"));
  }

  /** Creates the jobs of a script, which print where the script prints. */
  static Jobs ofScript() {
    return new Jobs(Optional.empty());
  }

  /** Creates a user's jobs: output waits for {@code fg}; {@code told} is notified of their end. */
  static Jobs ofPrompt(Consumer<String> told) {
    return new Jobs(Optional.of(told));
  }

  /**
   * Starts a command of this program.
   *
   * @param typed the command as typed
   * @param words all of its arguments
   * @throws DstreamException when the system cannot start another process
   */
  synchronized Job start(List<String> typed, List<String> words) {
    boolean kept = told.isPresent();
    ProcessBuilder builder =
        new ProcessBuilder(deafToTheKeyboard(words))
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(kept);
    if (!kept) {
      builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
    }
    try {
      Process process = builder.start();
      int number = ++last;
      Optional<JobOutput> output =
          kept
              ? Optional.of(
                  JobOutput.of(
                      new InputStreamReader(process.getInputStream(), Charset.defaultCharset()),
                      "job " + number))
              : Optional.empty();
      Job job = new Job(number, String.join(" ", typed), process, output);
      jobs.put(number, job);
      forgetOld();
      Future<?> unused = job.ended().thenRun(() -> tellEnd(job));
      return job;
    } catch (IOException e) {
      throw DstreamException.failed("the job cannot be started: " + IoErrors.reason(e), e);
    }
  }

  /** Makes the job ignore keys such as Ctrl-C, which a terminal sends to all of its processes. */
  private static List<String> deafToTheKeyboard(List<String> words) {
    Stream<String> shell = Stream.of("sh", "-c", "trap '' INT QUIT TSTP; exec \"$@\"", "dstream");
    List<String> program = OwnProgram.command(TemporaryDirectory.shared(), List.of());
    return Stream.of(shell, program.stream(), words.stream()).flatMap(part -> part).toList();
  }

  private void forgetOld() {
    List<Integer> ended =
        jobs.values().stream().filter(job -> !job.runs()).map(Job::number).toList();
    ended.stream().limit(Math.max(0, ended.size() - REMEMBERED)).forEach(jobs::remove);
  }

  private void tellEnd(Job job) {
    if (!job.attended()) {
      String why = job.failed() ? "; fg " + job.number() + " shows what it printed" : "";
      told.ifPresent(listener -> listener.accept(job + why));
    }
  }

  /** Returns all jobs that run or are remembered, ordered by number. */
  synchronized List<Job> all() {
    return new ArrayList<>(jobs.values());
  }

  synchronized List<Job> running() {
    return jobs.values().stream().filter(Job::runs).toList();
  }

  /** Returns the first output lines of the running jobs, the latest job first. */
  synchronized List<String> openings() {
    return jobs.descendingMap().values().stream()
        .filter(Job::runs)
        .flatMap(job -> job.output().stream())
        .flatMap(output -> output.opening().stream())
        .toList();
  }

  /** Returns the first job that failed, among those that are remembered. */
  synchronized Optional<Job> failed() {
    return jobs.values().stream().filter(Job::failed).findFirst();
  }

  /**
   * Returns the job with that number, or the latest if there is no number.
   *
   * @throws DstreamException when there is none
   */
  synchronized Job find(Optional<Integer> number) {
    if (jobs.isEmpty()) {
      throw DstreamException.usage(
          "there are no jobs", "a command with & at its end becomes one: wordcount &");
    }
    Job found = jobs.get(number.orElseGet(jobs::lastKey));
    if (found == null) {
      String numbers =
          jobs.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
      throw DstreamException.usage("there is no job " + number.get(), "jobs: " + numbers);
    }
    return found;
  }

  /**
   * Stops all running jobs, one after the other, each with all received data counted. The latest is
   * stopped first, because it may depend on an earlier one, such as a broker. If interrupted, kills
   * them.
   */
  @Override
  public void close() {
    List<Job> running = running();
    running.forEach(job -> job.attended(true));
    try {
      for (int last = running.size() - 1; last >= 0; last--) {
        running.get(last).stop();
        running.get(last).exitStatus();
      }
    } catch (InterruptedException e) {
      running.forEach(Job::stop); // including those not stopped yet
      running.forEach(Job::insist);
      Thread.currentThread().interrupt();
    }
  }

  private void stopAll() {
    for (Job job : running()) {
      job.attended(true);
      job.stop();
    }
  }
}
