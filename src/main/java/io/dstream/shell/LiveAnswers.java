package io.dstream.shell;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Queries outside systems for names while a user waits at a key. One daemon thread asks; nobody
 * waits longer than {@link #PATIENCE} for an answer. The last question is not repeated within
 * {@link #FRESH}. A late answer is available at the next key press. Not thread-safe.
 */
final class LiveAnswers {
  static final Duration PATIENCE = Duration.ofSeconds(1);
  static final Duration FRESH = Duration.ofSeconds(5);

  /** The log drops messages with this mark: those of the querying thread and of its clients. */
  private static final String SILENT = "dstream.silent";

  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "dstream-completion");
            thread.setDaemon(true);
            return thread;
          });
  private final Duration patience;
  private final Duration fresh;
  private final LongSupplier nanoTime;
  private Asked last;

  private record Asked(List<String> subject, Future<List<String>> answer, long nanos) {}

  LiveAnswers() {
    this(PATIENCE, FRESH, System::nanoTime);
  }

  /**
   * @param patience the maximum time to wait for an answer, from the question on
   * @param fresh how long an answer is valid
   */
  LiveAnswers(Duration patience, Duration fresh, LongSupplier nanoTime) {
    this.patience = patience;
    this.fresh = fresh;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the answer to a question.
   *
   * @param subject what the question is about; equal subjects have the same answer for a while
   * @return empty when the question fails or takes too long
   */
  List<String> to(List<String> subject, Callable<List<String>> question) {
    if (last == null || isStale(last) || !last.subject().equals(subject)) {
      ask(subject, question);
    }
    try {
      long left = Math.max(0, patience.toNanos() - age(last));
      return last.answer().get(left, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return List.of(); // completion shows no errors: the command will report them
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private boolean isStale(Asked asked) {
    return asked.answer().isDone() && age(asked) > fresh.toNanos();
  }

  private long age(Asked asked) {
    return nanoTime.getAsLong() - asked.nanos();
  }

  private void ask(List<String> subject, Callable<List<String>> question) {
    forget();
    LoggerFactory.getILoggerFactory(); // avoids a warning about initialization by two threads
    Future<List<String>> answer =
        asking.submit(
            () -> {
              MDC.put(SILENT, "true");
              return question.call();
            });
    last = new Asked(subject, answer, nanoTime.getAsLong());
  }

  /** Discards the last answer, because a command may have changed it. */
  void forget() {
    if (last != null) {
      last.answer().cancel(false);
      last = null;
    }
  }
}
