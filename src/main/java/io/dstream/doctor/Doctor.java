package io.dstream.doctor;

import io.dstream.doctor.Finding.Status;
import io.dstream.spec.DstreamException;
import io.dstream.spec.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs all checks concurrently, each with a time limit. */
public final class Doctor {
  private final Duration patience;

  /** Creates a doctor that waits at most {@code patience} for a check. */
  public Doctor(Duration patience) {
    this.patience = patience;
  }

  /**
   * Passes the findings of the checks to {@code listener}, in the order of the checks.
   *
   * @return whether nothing is wrong
   * @throws InterruptedException when the user stops it
   */
  public boolean examine(List<Check> checks, Consumer<Finding> listener)
      throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool(Doctor::daemon);
    try {
      List<Future<List<Finding>>> asked =
          checks.stream().map(check -> threads.submit(check::look)).toList();
      long end = System.nanoTime() + patience.toNanos();
      boolean well = true;
      for (int i = 0; i < checks.size(); i++) {
        for (Finding finding : await(checks.get(i).name(), asked.get(i), end)) {
          listener.accept(finding);
          well &= finding.status() != Status.wrong;
        }
      }
      return well;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Finding> await(String check, Future<List<Finding>> found, long end)
      throws InterruptedException {
    try {
      return found.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return List.of(
          Finding.wrong(
              check,
              "no answer within " + Durations.format(patience),
              "look at host and port, and whether the server there is of this kind and well"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DstreamException known) {
        return List.of(Finding.of(check, Status.wrong, known));
      }
      String message = String.valueOf(e.getCause()).lines().findFirst().orElse("");
      return List.of(new Finding(check, Status.wrong, message, Optional.empty()));
    }
  }

  /** Creates a daemon thread, so that a hanging driver does not keep the program from ending. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "doctor");
    thread.setDaemon(true);
    return thread;
  }
}
